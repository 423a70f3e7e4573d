/// A text with everything the language has, as a person might lay it out.
enum Corpus {
  static let text = #"""
    # Everything the language has, badly laid out.
    data   iris ;  layer dense 16 relu
    layer dense out   # the output
    train   epochs 100   batch 16;
    #> epoch 100/100   loss 0.05


    evaluate
    #> test (30 rows):  loss 0.07
    #>
    data ../my-data/x(1,2).csv   target [petal-width,sepal-width ,  "a b"] ignore [ id ]
    data "file {n + 1}.csv"  separator ";"
    layer dense n*2 relu bias off; layer dense n * 2
    train until loss < 0.1 and epoch > 3 for 30s \
      batch all \
            rate 1e-3
    loss
    loss * 2
    loss huber(2)
    let x=1
    let   r = train epochs 5
    let xs = [1 2 3,
    4, -5
       6 - 1  # six
       # seven
    ]
    let record = {loss:0.1 , epochs : 5,
    name: "a{1  +  2}b"
    }
    if x>1 and not (y in [1 2]) { print "yes" } else if x == 0 {print "no"} else {
    print "maybe" ;
        # inside
      if a { b } ;


      repeat 3 { train epochs 1;
      }
    }
    for i in 1..10 by 3 {
    if i == 4 { continue }
    print i ( i + 1 ) i[ -1 ] f( x ,  1 ) ( f( x,1 ) )
    }
    while true { break }
    def grow a b=0.2 c = [ 1  2 ] { return a +   b }
    grow 1 b 0.5
    grow
    grow -1 (2)
    x.history[ 2..4 ].loss - 1
    time{ train; train }
    {a: 1}.a ; (1
    +  2)
    -x^-2 + 3
    print 1 {a: 1, b: {c:2}} [ [1  2] [ 3,4 ] ]
      #> indented output
    """#

  /// The same text in the standard layout.
  static let formatted = #"""
    # Everything the language has, badly laid out.
    data iris; layer dense 16 relu
    layer dense out  # the output
    train epochs 100 batch 16;
    #> epoch 100/100   loss 0.05

    evaluate
    #> test (30 rows):  loss 0.07
    #>
    data ../my-data/x(1,2).csv target [petal-width, sepal-width, "a b"] ignore [id]
    data "file {n + 1}.csv" separator ";"
    layer dense n*2 relu bias off; layer dense n * 2
    train until loss < 0.1 and epoch > 3 for 30s \
        batch all \
        rate 1e-3
    loss
    loss * 2
    loss huber(2)
    let x = 1
    let r = train epochs 5
    let xs = [1 2 3,
      4, -5
      6 - 1  # six
      # seven
    ]
    let record = {loss: 0.1, epochs: 5,
      name: "a{1  +  2}b"
    }
    if x>1 and not (y in [1 2]) { print "yes" } else if x == 0 { print "no" } else {
      print "maybe";
      # inside
      if a { b };

      repeat 3 {
        train epochs 1;
      }
    }
    for i in 1..10 by 3 {
      if i == 4 { continue }
      print i (i + 1) i[ -1 ] f( x , 1 ) (f(x, 1))
    }
    while true { break }
    def grow a b=0.2 c=[1 2] { return a + b }
    grow 1 b 0.5
    grow
    grow -1 (2)
    x.history[2..4].loss - 1
    time { train; train }
    {a: 1}.a; (1
      + 2)
    -x^-2 + 3
    print 1 {a: 1, b: {c: 2}} [[1 2] [3, 4]]
    #> indented output

    """#
}
