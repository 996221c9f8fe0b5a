# Tests that run the program or the tree as its users would, and programs with the fixture.

# A test program of its own that uses the fixture.
function(poise_fixture_program name)
  add_executable(${name} ${ARGN} unit/fixture.c)
  target_include_directories(${name} PRIVATE unit ${PROJECT_SOURCE_DIR}/core)
  target_compile_definitions(${name} PRIVATE
    POISE_TREE="${PROJECT_SOURCE_DIR}" POISE_TEST_PLUGINS="${CMAKE_BINARY_DIR}/plugins")
  target_link_libraries(${name} PRIVATE poise poise_flags)
  add_dependencies(${name} ${site_plugins})
endfunction()

set(here ${CMAKE_CURRENT_SOURCE_DIR})

poise_fixture_program(vignettes vignettes/vignettes_test.c)
poise_test(vignettes vignettes ${here}/vignettes)

poise_fixture_program(laws laws/laws_test.c)
poise_test(laws laws ${here}/vignettes)

poise_fixture_program(threads laws/threads_test.c)
find_package(Threads REQUIRED)
target_link_libraries(threads PRIVATE Threads::Threads)
poise_test(threads threads ${here}/vignettes)

# The records of others are not in this tree: without POISE_TEST_DATA this is skipped.
poise_fixture_program(gold fhir/gold_test.c)
poise_test(fhir/gold gold ${here}/fhir/gold ${PROJECT_SOURCE_DIR}/conf/codes)
file(GLOB fhir_book CONFIGURE_DEPENDS ${here}/fhir/book*.c)
poise_fixture_program(fhir_test fhir/fhir_test.c ${fhir_book})
target_link_libraries(fhir_test PRIVATE m)
poise_test(fhir/rules fhir_test rules ${here}/fhir)
poise_test(fhir/answers fhir_test answers ${here}/fhir ${here}/vignettes ${here}/cases
           ${PROJECT_SOURCE_DIR}/conf/cases)

# What `poise new` copies, and the example of the guide, are compiled as strictly as the tree;
# tests/kit builds them as an author does.
set(plugins ${PROJECT_SOURCE_DIR}/plugins)
poise_add_plugin(acme-protocol SOURCES ${plugins}/template/c/acme-protocol.c
                               MANIFEST ${plugins}/template/common/acme-protocol.ini)
poise_add_plugin(acme SOURCES ${plugins}/example/acme.c MANIFEST ${plugins}/example/acme.ini)
target_link_libraries(acme-protocol PRIVATE poise_flags)
target_link_libraries(acme PRIVATE poise_flags)

# One shell script a subject; each gets the program, the tree and a folder of its own.
if(NOT POISE_SANITIZE STREQUAL "thread")
  file(GLOB cli_scripts CONFIGURE_DEPENDS ${here}/cli/*_test.sh)
  foreach(script ${cli_scripts})
    get_filename_component(name ${script} NAME_WE)
    string(REGEX REPLACE "_test$" "" name ${name})
    poise_test(cli/${name} sh ${script} ${CMAKE_BINARY_DIR}/poise ${PROJECT_SOURCE_DIR})
  endforeach()
  poise_test(cases sh ${here}/cases/cases.sh ${CMAKE_BINARY_DIR}/poise ${PROJECT_SOURCE_DIR})
  poise_test(abi/museum sh ${here}/abi/museum_test.sh ${CMAKE_BINARY_DIR}/poise
             ${PROJECT_SOURCE_DIR})
endif()

# What does not depend on how it is compiled is tried once.
if(NOT POISE_SANITIZE)
  if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
    poise_test(install sh ${here}/cli/install.sh ${CMAKE_BINARY_DIR} ${PROJECT_SOURCE_DIR})
    foreach(name new example guide)
      poise_test(kit/${name} sh ${here}/kit/${name}.sh ${CMAKE_BINARY_DIR} ${PROJECT_SOURCE_DIR})
    endforeach()
    foreach(name parallel slurm)
      poise_test(cluster/${name} sh ${here}/cluster/${name}.sh ${CMAKE_BINARY_DIR}/poise
                 ${PROJECT_SOURCE_DIR})
    endforeach()
    poise_test(headers sh ${here}/headers/headers.sh ${PROJECT_SOURCE_DIR}/include)
    poise_test(architecture sh ${here}/architecture/architecture.sh ${PROJECT_SOURCE_DIR}
               $<TARGET_FILE:poise>)
    poise_test(abi/freeze sh ${here}/abi/freeze_test.sh ${PROJECT_SOURCE_DIR})
    poise_test(abi/abidiff sh ${here}/abi/abidiff_test.sh ${PROJECT_SOURCE_DIR}
               $<TARGET_FILE:libpoise>)
  else()
    poise_test(lint sh ${here}/architecture/lint.sh ${PROJECT_SOURCE_DIR} ${CMAKE_BINARY_DIR})
    set_tests_properties(${POISE_TEST_NAME}lint PROPERTIES TIMEOUT 900 COST 900)
  endif()
endif()
