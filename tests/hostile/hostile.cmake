# Bad plugins: tests/hostile/<name>.c, or <name>.txt for a file that is no shared object.
# Each is built into a folder of its own, as <name>.so beside a site.cfg that uses the
# good plugins and this one, and gives two tests: hostile/<name>, and hostile/isolated/<name>
# with the bad plugin in a process of its own. What no process survives is only run there.
#
# <name>.ini and <name>.cfg replace the manifest and the catalogue that the others share.
set(hostile_without_manifest no_manifest)
set(hostile_without_catalogue no_catalogue)

# Long enough for a busy machine and a sanitizer, short enough to wait for.
set(hostile_deadline_ms 500)

set(hostile_folder ${CMAKE_CURRENT_SOURCE_DIR}/hostile)
file(GLOB hostile_files CONFIGURE_DEPENDS ${hostile_folder}/*.c ${hostile_folder}/*.cpp
                                          ${hostile_folder}/*.txt)
enable_language(CXX)
list(FILTER hostile_files EXCLUDE REGEX "/hostile_test\\.c$")
file(GLOB good_catalogues CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/conf/catalogue/*.cfg)

# The file of a bad plugin: its own, or one made from what all share.
function(hostile_file out name ending template to)
  if(EXISTS ${hostile_folder}/${name}${ending})
    set(${out} ${hostile_folder}/${name}${ending} PARENT_SCOPE)
    return()
  endif()
  configure_file(${hostile_folder}/${template} ${to} @ONLY)
  set(${out} ${to} PARENT_SCOPE)
endfunction()

function(hostile_site name folder)
  set(isolate "")
  configure_file(${hostile_folder}/site.cfg.in ${folder}/site.cfg @ONLY)
  set(isolate "isolate = [ \"${name}\" ]; deadline_ms = ${hostile_deadline_ms}; memory_mb = 64;")
  configure_file(${hostile_folder}/site.cfg.in ${folder}/isolated.cfg @ONLY)
  file(MAKE_DIRECTORY ${folder}/catalogue)
  foreach(catalogue ${good_catalogues})
    get_filename_component(file ${catalogue} NAME)
    file(CREATE_LINK ${catalogue} ${folder}/catalogue/${file} SYMBOLIC)
  endforeach()
  if(name IN_LIST hostile_without_catalogue)
    return()
  endif()
  hostile_file(catalogue ${name} .cfg catalogue.cfg.in ${folder}/made.cfg)
  file(CREATE_LINK ${catalogue} ${folder}/catalogue/${name}.cfg SYMBOLIC)
endfunction()

function(hostile_plugin name source folder)
  set(target hostile_${name})
  if(name IN_LIST hostile_without_manifest)
    add_library(${target} MODULE ${source})
    target_link_libraries(${target} PRIVATE poise::plugin)
    set_target_properties(${target} PROPERTIES PREFIX "" C_VISIBILITY_PRESET hidden)
  else()
    hostile_file(manifest ${name} .ini manifest.ini.in ${folder}/made.ini)
    poise_add_plugin(${target} SOURCES ${source} MANIFEST ${manifest})
  endif()
  if(NOT source MATCHES "\\.cpp$")
    target_link_libraries(${target} PRIVATE poise_flags)
  endif()
  target_compile_definitions(${target} PRIVATE HOSTILE_NAME="${name}")
  set_target_properties(${target} PROPERTIES
    OUTPUT_NAME ${name} LIBRARY_OUTPUT_DIRECTORY ${folder})
endfunction()

poise_fixture_program(hostile_test hostile/hostile_test.c)
foreach(source ${hostile_files})
  file(STRINGS ${source} not_sanitized REGEX "not: sanitized")
  if(POISE_SANITIZE AND not_sanitized)
    continue()
  endif()
  get_filename_component(name ${source} NAME_WE)
  set(folder ${CMAKE_BINARY_DIR}/tests/hostile/${name})
  hostile_site(${name} ${folder})
  if(source MATCHES "\\.txt$")
    configure_file(${source} ${folder}/${name}.so COPYONLY)
  else()
    hostile_plugin(${name} ${source} ${folder})
    add_dependencies(hostile_test hostile_${name})
    add_dependencies(unit hostile_${name}) # some of them serve in tests/unit/host too
  endif()
  file(STRINGS ${source} only REGEX "only: isolated")
  if(NOT only)
    poise_test(hostile/${name} hostile_test ${source} ${folder})
  endif()
  poise_test(hostile/isolated/${name} hostile_test ${source} ${folder} isolated)
endforeach()
