# cmake -DBUILD_DIR=… -DSOURCE_DIR=… -P run_package_test.cmake
# Installs the build into a fresh prefix, builds the consumer against it, runs it.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${output}")
  endif()
endfunction()

set(work "${BUILD_DIR}/package-test")
file(REMOVE_RECURSE "${work}")
run(${CMAKE_COMMAND} --install "${BUILD_DIR}" --prefix "${work}/prefix")
run(${CMAKE_COMMAND} -S "${SOURCE_DIR}/tests/package" -B "${work}/build" -G Ninja
    -DCMAKE_PREFIX_PATH=${work}/prefix)
run(${CMAKE_COMMAND} --build "${work}/build")
execute_process(COMMAND "${work}/build/consumer" OUTPUT_VARIABLE said)
if(NOT said STREQUAL "사고 패턴\n")
  message(FATAL_ERROR "the consumer said: ${said}")
endif()
run("${work}/prefix/bin/malmoi" --version)
