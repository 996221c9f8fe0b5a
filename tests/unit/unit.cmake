# One program with a suite for each test file, and one CTest entry a suite.
file(GLOB_RECURSE unit_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/unit/*/*_test.c)
set(unit_declared "")
set(unit_listed "")
set(unit_names "")
foreach(file ${unit_files})
  get_filename_component(suite ${file} NAME_WE)
  string(REGEX REPLACE "_test$" "" suite ${suite})
  get_filename_component(room ${file} DIRECTORY)
  get_filename_component(room ${room} NAME)
  string(APPEND unit_declared "extern const struct unit_test ${suite}_suite[];\n")
  string(APPEND unit_listed "    {\"${room}/${suite}\", ${suite}_suite},\n")
  list(APPEND unit_names ${room}/${suite})
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/suites/suites.h @ONLY CONTENT
"/* Made by the build from the test files that exist. */
#include \"unit.h\"

@unit_declared@
static const struct suite {
    const char *name;
    const struct unit_test *tests;
} suites[] = {
@unit_listed@    {0, 0},
};
")

add_executable(unit ${unit_files} unit/main.c unit/fixture.c)
target_include_directories(unit PRIVATE unit ${CMAKE_CURRENT_BINARY_DIR}/suites
                                        ${PROJECT_SOURCE_DIR}/core)
target_compile_definitions(unit PRIVATE
  POISE_TREE="${PROJECT_SOURCE_DIR}"
  POISE_TEST_PLUGINS="${CMAKE_BINARY_DIR}/plugins")
target_link_libraries(unit PRIVATE poise poise_flags PkgConfig::cunit)
add_dependencies(unit ${site_plugins})

foreach(name ${unit_names})
  poise_test(unit/${name} unit ${name})
endforeach()
