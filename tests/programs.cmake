# Tests that run the program or the tree as its users would.

# A test program of its own that uses the fixture.
function(poise_fixture_program name)
  add_executable(${name} ${ARGN} unit/fixture.c)
  target_include_directories(${name} PRIVATE unit ${PROJECT_SOURCE_DIR}/core)
  target_compile_definitions(${name} PRIVATE
    POISE_TREE="${PROJECT_SOURCE_DIR}" POISE_TEST_PLUGINS="${CMAKE_BINARY_DIR}/plugins")
  target_link_libraries(${name} PRIVATE poise poise_flags)
  add_dependencies(${name} ${site_plugins})
endfunction()

poise_fixture_program(vignettes vignettes/vignettes_test.c)
poise_test(vignettes vignettes ${CMAKE_CURRENT_SOURCE_DIR}/vignettes)

poise_fixture_program(laws laws/laws_test.c)
poise_test(laws laws ${CMAKE_CURRENT_SOURCE_DIR}/vignettes)
