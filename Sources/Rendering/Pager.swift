import Glibc

/// The program that a person reads long texts with.
package struct Pager: Sendable {
  /// A command of the shell.
  package let command: String

  /// `NN_PAGER`, then `PAGER`, then less, whose prompt is ASCII because less 590 writes ^@ before what is not; `nil` where the one that is set is empty, or where the
  /// terminal knows lines alone.
  package init?(environment: (String) -> String?) {
    guard let terminal = environment("TERM"), !terminal.isEmpty, terminal != "dumb" else {
      return nil
    }
    command =
      environment("NN_PAGER") ?? environment("PAGER")
      ?? "less -FRX '-Pslines %lt-%lb (space goes on, q leaves)'"
    guard !command.allSatisfy(\.isWhitespace) else { return nil }
  }

  /// Shows a text and waits until the person has read it; false where the pager cannot be started.
  func show(_ text: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = start(reading: ends[0])
    close(ends[0])
    guard let child else {
      close(ends[1])
      return false
    }
    // A person may leave before the end of the text.
    withoutBrokenPipes { DescriptorOutput(ends[1]).write(text) }
    close(ends[1])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let notFound: Int32 = 127
    return (status >> 8) & 0xFF != notFound
  }

  private func start(reading input: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ["sh", "-c", command]
    let arguments = words.map { (word: String) in strdup(word) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let failure = posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, environ)
    return failure == 0 ? child : nil
  }

  private func withoutBrokenPipes(_ body: () -> Void) {
    var (pipe, old) = (sigset_t(), sigset_t())
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, &old)
    body()
    var now = timespec()
    while sigtimedwait(&pipe, nil, &now) > 0 {}
    pthread_sigmask(SIG_SETMASK, &old, nil)
  }
}
