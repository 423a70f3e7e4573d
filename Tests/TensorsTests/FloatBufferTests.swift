import Tensors
import Testing

@Suite struct FloatBufferTests {
  @Test func copiesOnlyWhenItChanges() {
    var a = FloatBuffer(count: 100)
    a[3] = 1
    var b = a
    #expect(a.pointer == b.pointer)
    b[3] = 2
    #expect(a.pointer != b.pointer)
    #expect(a[3] == 1)
    #expect(b[3] == 2)
  }

  @Test func keepsItsMemoryWhileItIsAlone() {
    var a = FloatBuffer(count: 5)
    let before = a.pointer
    a.mutablePointer[0] = 3
    #expect(a.pointer == before)
    #expect(Int(bitPattern: before) % 64 == 0)
  }

  @Test func isEqualToTheBit() {
    var a = FloatBuffer(count: 2)
    var b = FloatBuffer(count: 2)
    #expect(a == b)
    a[0] = .nan
    b[0] = .nan
    #expect(a == b)
    a[1] = -0.0
    #expect(a != b)
  }
}
