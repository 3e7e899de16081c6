# One CMake target a folder of toolkit/: malmoi_<name>, alias malmoi::<name>.

add_library(malmoi_compile_options INTERFACE)
# Warnings are for those who change the code: at -O3 GCC 12 gives false ones about its own headers.
if(MALMOI_WARNINGS_AS_ERRORS)
  target_compile_options(malmoi_compile_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -Woverloaded-virtual -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees overflows in std::string where there are none.
  target_compile_options(malmoi_compile_options INTERFACE
    -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict)
endif()
if(MALMOI_SANITIZE)
  list(JOIN MALMOI_SANITIZE "," malmoi_sanitizers)
  add_compile_options(-fsanitize=${malmoi_sanitizers} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${malmoi_sanitizers})
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    add_compile_options("-fsanitize-ignorelist=${PROJECT_SOURCE_DIR}/cmake/sanitizer_ignorelist.txt")
  endif()
endif()

# Parsed once a target: half of the time that it takes to compile most files.
set(MALMOI_COMMON_HEADERS <algorithm> <array> <cmath> <functional> <map> <memory> <optional> <span>
    <string> <string_view> <utility> <vector> <absl/status/statusor.h>)

# malmoi_library(NAME [HEADERS h...] [SOURCES cc...] [DEPENDS public...] [PRIVATE private...])
# Paths are relative to the folder. HEADERS are installed and each is compiled alone (the target
# malmoi_<name>_verify_interface_header_sets); headers of internal/ belong to SOURCES.
function(malmoi_library name)
  cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;DEPENDS;PRIVATE" ${ARGN})
  set(target malmoi_${name})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(malmoi::${name} ALIAS ${target})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/toolkit"
                 FILES ${arg_HEADERS})
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/toolkit>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/malmoi>)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_precompile_headers(${target} PRIVATE ${MALMOI_COMMON_HEADERS})
  target_link_libraries(${target} PUBLIC ${arg_DEPENDS}
                        PRIVATE ${arg_PRIVATE} $<BUILD_INTERFACE:malmoi_compile_options>)
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON)
  install(TARGETS ${target} EXPORT malmoi-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
          FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/malmoi)
endfunction()
