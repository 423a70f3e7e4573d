import Glibc

/// The memory of this machine, which bounds what is worth allocating.
enum PhysicalMemory {
  static let bytes = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
}
