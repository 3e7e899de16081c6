# Everything comes from Debian's packages; scripts/packages.txt is the one list of them.
# Included by the build and by the installed package, so that both look in the same way.
include(CMakeFindDependencyMacro)

find_dependency(PkgConfig)
find_dependency(Threads)
find_dependency(ICU COMPONENTS uc i18n data)
find_dependency(absl)
find_dependency(LibXml2)
find_dependency(SQLite3)
find_dependency(ZLIB)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(SENTENCEPIECE REQUIRED IMPORTED_TARGET sentencepiece)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
