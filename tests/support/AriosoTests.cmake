# SPDX-License-Identifier: MIT

# No screen; sanitizers stop at the first error of ours and overlook the known ones of the libraries.
set(ARIOSO_TEST_ENVIRONMENT
  QT_QPA_PLATFORM=offscreen
  QTEST_DISABLE_STACK_DUMP=1 # its debugger hangs on a damaged heap
  DBUS_SESSION_BUS_ADDRESS=disabled: # nobody's file manager opens
  DBUS_SYSTEM_BUS_ADDRESS=disabled:  # and nobody's computer is kept awake
  ARIOSO_STARTER_MODEL=      # none, whatever the sources have; tests of it name their own
  OMP_WAIT_POLICY=passive    # as programs have it; tests run side by side
  "LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_LIST_DIR}/lsan.supp:print_suppressions=0"
  UBSAN_OPTIONS=print_stacktrace=1
  "TSAN_OPTIONS=ignore_noninstrumented_modules=1:suppressions=${CMAKE_CURRENT_LIST_DIR}/tsan.supp")
if(ARIOSO_SANITIZE MATCHES thread)
  list(APPEND ARIOSO_TEST_ENVIRONMENT OMP_NUM_THREADS=1) # the barriers of libgomp cannot be seen
endif()

# arioso_thread_tests(NAME…): these have several threads and little that ThreadSanitizer knows nothing of. What is handed
# over in Qt's event queue it takes for a race, as the Qt of distributions is not built for it: tests of the generation
# service, the player and the view-models need a Qt that is.
# packaging/test --sanitize=thread builds the target thread_tests and runs the label "threads".
add_custom_target(thread_tests)
function(arioso_thread_tests)
  set_property(TEST ${ARGN} APPEND PROPERTY LABELS threads)
  add_dependencies(thread_tests ${ARGN})
endfunction()

# arioso_text_tests(NAME…): these read and write numbers, files and command lines. packaging/test runs the label "text" in
# several locales.
function(arioso_text_tests)
  set_property(TEST ${ARGN} APPEND PROPERTY LABELS text)
endfunction()

# Tests of the engine have a runner and macros of their own (support/test.h), with or without Qt: what builds in one
# configuration builds in the other.
add_library(arioso_test_main STATIC "${CMAKE_CURRENT_LIST_DIR}/test_main.cpp")
arioso_target(arioso_test_main 17)
target_include_directories(arioso_test_main PUBLIC "${PROJECT_SOURCE_DIR}/tests")

# Locales to test in: with a decimal comma, with another small I, with a decimal point of two bytes. LOCPATH=build/…/tests/locale
# makes them known to a program. Without the package locales the tests that need them are skipped.
find_program(ARIOSO_LOCALEDEF localedef)
if(ARIOSO_LOCALEDEF AND EXISTS /usr/share/i18n/locales/ps_AF)
  set(ARIOSO_TEST_LOCALES "${CMAKE_BINARY_DIR}/tests/locale")
  set(stamps "")
  foreach(name de_DE tr_TR ps_AF)
    set(folder "${ARIOSO_TEST_LOCALES}/${name}.UTF-8")
    add_custom_command(OUTPUT "${folder}/LC_NUMERIC"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${ARIOSO_TEST_LOCALES}"
      COMMAND "${ARIOSO_LOCALEDEF}" --no-archive -i ${name} -f UTF-8 "${folder}"
      COMMENT "Making the locale ${name}.UTF-8" VERBATIM)
    list(APPEND stamps "${folder}/LC_NUMERIC")
  endforeach()
  add_custom_target(test_locales ALL DEPENDS ${stamps})
  add_dependencies(thread_tests test_locales)
else()
  message(STATUS "No package locales: tests in other locales are skipped.")
endif()

# Checkpoints by formula, goldens, temporary folders.
add_library(arioso_test_support STATIC
  "${CMAKE_CURRENT_LIST_DIR}/audiocraft_checkpoint.cpp"
  "${CMAKE_CURRENT_LIST_DIR}/formula_weights.cpp"
  "${CMAKE_CURRENT_LIST_DIR}/program.cpp"
  "${CMAKE_CURRENT_LIST_DIR}/tiny_checkpoint.cpp"
  "${CMAKE_CURRENT_LIST_DIR}/tiny_checkpoint_config.cpp"
  "${CMAKE_CURRENT_LIST_DIR}/tiny_model.cpp"
  "${CMAKE_CURRENT_LIST_DIR}/torch_archive.cpp"
)
arioso_target(arioso_test_support 17)
target_include_directories(arioso_test_support PUBLIC "${PROJECT_SOURCE_DIR}/tests")
target_compile_definitions(arioso_test_support PRIVATE ARIOSO_GOLDEN_DIR="${PROJECT_SOURCE_DIR}/tests/golden")
target_link_libraries(arioso_test_support PUBLIC arioso_conversion nlohmann_json::nlohmann_json)

# arioso_engine_test(NAME sources… [LIBRARIES …] [TORCH_FREE])
function(arioso_engine_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "TORCH_FREE" "" "LIBRARIES")
  add_executable(${name} ${arg_UNPARSED_ARGUMENTS})
  arioso_target(${name} 17)
  target_compile_definitions(${name} PRIVATE
    ARIOSO_GOLDEN_DIR="${PROJECT_SOURCE_DIR}/tests/golden"
    ARIOSO_MODULE_DIR="${ARIOSO_MODULE_OUTPUT_DIRECTORY}")
  target_link_libraries(${name} PRIVATE arioso_test_main ${arg_LIBRARIES})
  if(NOT arg_TORCH_FREE)
    target_link_libraries(${name} PRIVATE arioso_test_support)
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "${ARIOSO_TEST_ENVIRONMENT}" TIMEOUT 900)
endfunction()

# Checkpoints for programs that are tested from outside.
add_executable(make_checkpoint "${CMAKE_CURRENT_LIST_DIR}/make_checkpoint.cpp")
arioso_target(make_checkpoint 17)
target_link_libraries(make_checkpoint PRIVATE arioso_test_support)
set_target_properties(make_checkpoint PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
