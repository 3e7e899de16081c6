# `cmake --install` gives the program, the library for find_package(malmoi), and the models.
include(CMakePackageConfigHelpers)

install(EXPORT malmoi-targets NAMESPACE malmoi:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/malmoi)
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/malmoi-config.cmake.in" [=[
@PACKAGE_INIT@
include("${CMAKE_CURRENT_LIST_DIR}/MalmoiDependencies.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/malmoi-targets.cmake")
set(malmoi_MODELS_DIR "@PACKAGE_MALMOI_MODELS_INSTALL_DIR@")
check_required_components(malmoi)
]=])
set(MALMOI_MODELS_INSTALL_DIR ${CMAKE_INSTALL_DATADIR}/malmoi/models)
configure_package_config_file("${CMAKE_CURRENT_BINARY_DIR}/malmoi-config.cmake.in"
  "${CMAKE_CURRENT_BINARY_DIR}/malmoi-config.cmake"
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/malmoi
  PATH_VARS MALMOI_MODELS_INSTALL_DIR)
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/malmoi-config-version.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/malmoi-config.cmake"
  "${CMAKE_CURRENT_BINARY_DIR}/malmoi-config-version.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/MalmoiDependencies.cmake"
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/malmoi)
