# SPDX-License-Identifier: MIT
# Shows that check_one_definition.cmake can fail: runs it on small source trees of two files.
#     cmake -DWORK=<folder to use> -P check_one_definition_test.cmake
cmake_minimum_required(VERSION 3.25)

function(expect verdict first second)
  file(REMOVE_RECURSE "${WORK}")
  file(WRITE "${WORK}/core/a.h" "#pragma once\n${first}\n")
  file(WRITE "${WORK}/core/b.cpp" "${second}\n")
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${WORK}" -P "${CMAKE_CURRENT_LIST_DIR}/check_one_definition.cmake"
    RESULT_VARIABLE result OUTPUT_VARIABLE ignored ERROR_VARIABLE errors)
  string(FIND "${errors}" "x::Piece is defined in core/a.h and in core/b.cpp" named)
  if((verdict STREQUAL "allowed" AND NOT result EQUAL 0)
     OR (verdict STREQUAL "forbidden" AND (result EQUAL 0 OR named EQUAL -1)))
    message(FATAL_ERROR "${second} should be ${verdict}:\n${errors}")
  endif()
endfunction()

set(piece "namespace x {\nstruct Piece\n{\n};\n} // namespace x")
expect(forbidden "${piece}" "${piece}")
expect(forbidden "${piece}" "namespace x {\nnamespace {\nint f();\n} // namespace\nclass Piece : public Base\n{\n};\n} // namespace x")
expect(allowed "${piece}" "namespace x {\nnamespace {\nstruct Piece\n{\n};\n} // namespace\n} // namespace x")
expect(allowed "${piece}" "namespace y {\nstruct Piece\n{\n};\n} // namespace y")
expect(allowed "${piece}" "namespace x {\nstruct Piece;\nstruct Outer::Piece\n{\n};\n} // namespace x")
file(REMOVE_RECURSE "${WORK}")
