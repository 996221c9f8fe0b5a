#!/bin/sh
# Runs one fuzzer: PROGRAM SUBJECT TREE CORPUS FLAGS... Seeds are the files of the tree that
# its reader reads.
set -eu
program=$1
subject=$2
tree=$3
corpus=$4/$subject
shift 4
mkdir -p "$corpus" "$corpus-seeds"
case $subject in
case) cp "$tree"/conf/cases/*.ini "$tree"/tests/cases/*.ini "$corpus-seeds" ;;
goals) cp "$tree"/conf/goals/*.ini "$corpus-seeds" ;;
catalogue) cp "$tree"/conf/catalogue/support.cfg "$tree"/conf/catalogue/trials.cfg "$tree"/plugins/template/common/acme-protocol.cfg "$corpus-seeds" ;;
site) cp "$tree"/conf/poise.cfg "$tree"/conf/sites/*.cfg "$corpus-seeds" ;;
smaa) cp "$tree"/tests/cli/smaa/*.json "$corpus-seeds" ;;
manifest) cp "$tree"/plugins/*/*.ini "$tree"/plugins/template/common/*.ini "$corpus-seeds" ;;
minisign) # made by the standard tool
    printf '%s\n' 'untrusted comment: signature from minisign secret key' 'RUQO6SVsbeCfWgUwu7iaorr28hqjytIS5h8R13zfkmCoz+mStWPyhfHj7jl2DVydPUUh2f0vr5xiTEsT7POkyvzmEL8al7WjAws=' 'trusted comment: by the real tool' 'C6EFnTBBoOuDfeGXCTLE8u6RvBv+QN8IcT4YsTlZoEL35e5yZ6IwfwIoJl+Ymq3xM0JZU0Gsnba+Q/KGjEUsDw==' >"$corpus-seeds/hashed"
    printf '%s\n' 'untrusted comment: signature from minisign secret key' 'RWQO6SVsbeCfWrN6DYRWSETuj72zNilYTScoGVXqj4YanquTrNDwECIN+QIl33V7HpL6URyzMfypxcoJhNhSXoBo787ZPj8GPgQ=' 'trusted comment: by the real tool' 'fGWnIFcxFoaDB62KalFpb4BkNzfimXDAHJIhqESTXVBpn2vXL5IbpDlpNdMGdR7DixTo9qom8mjuhmV1YlM6CQ==' >"$corpus-seeds/legacy"
    printf '%s\n' 'untrusted comment: minisign encrypted secret key' 'RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADuklbG3gn1rZJAJpatYrn49VV6Y9jkSqtPikKGd5MsujOz7qRr2Sz9/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2WuAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' >"$corpus-seeds/secret"
    printf '%s\n' RWQO6SVsbeCfWt/VNMkpCwdQ2vWznG8l/cPkoe8Xx7xqpx17jbQwp2Wu >"$corpus-seeds/public" ;;
fhir) # a person in few resources
    printf '%s' '{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:p","resource":{"resourceType":"Patient","id":"p","gender":"female","birthDate":"1965-01"}},{"resource":{"resourceType":"Condition","id":"c","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"94381002","display":"liver"}],"text":"liver"},"bodySite":[{"coding":[{"system":"http://snomed.info/sct","code":"10200004"}]}],"subject":{"reference":"urn:uuid:p"},"onsetDateTime":"2026-03-01","stage":[{"summary":{"coding":[{"system":"http://cancerstaging.org","code":"4"}]}}]}},{"resource":{"resourceType":"Observation","id":"er","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"85329-1"}]},"subject":{"reference":"Patient/p"},"effectiveDateTime":"2026-03-02T10:00:00+02:00","valueQuantity":{"value":1,"comparator":"<","code":"%"},"specimen":{"reference":"#s"},"contained":[{"resourceType":"Specimen","id":"s"}]}},{"resource":{"resourceType":"Observation","id":"v","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"69548-6"}]},"valueCodeableConcept":{"coding":[{"system":"http://loinc.org","code":"LA9633-4"}]},"component":[{"code":{"coding":[{"system":"http://loinc.org","code":"48018-6"}]},"valueCodeableConcept":{"coding":[{"system":"http://www.genenames.org","code":"HGNC:8975"}]}},{"code":{"coding":[{"system":"http://loinc.org","code":"48005-3"}]},"valueString":"p.(His1047Arg)"}]}}]}' >"$corpus-seeds/person"
    printf '%s' '[{"resourceType":"MedicationStatement","id":"m","status":"completed","medicationCodeableConcept":{"coding":[{"system":"RxNorm","code":"72965"}],"text":"letrozole"},"subject":{"reference":"Patient/p"},"effectivePeriod":{"start":"2024-01-01","end":"2025-01"}},{"resourceType":"MedicationRequest","id":"r","status":"active","intent":"order","doNotPerform":true,"medicationReference":{"reference":"#d"},"contained":[{"resourceType":"Medication","id":"d","code":{"text":"Herceptin"}}],"authoredOn":"2026-01-01"},{"resourceType":"Observation","id":"n","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"751-8"}]},"effectivePeriod":{"start":"2026-01-01"},"valueQuantity":{"value":1800,"unit":"/uL"},"referenceRange":[{"high":{"value":7}}]},{"resourceType":"Procedure","id":"x","status":"completed","code":{"coding":[{"system":"http://snomed.info/sct","code":"1217123003"}]},"performedPeriod":{"start":"2025-05"}},{"resourceType":"Goal","id":"g","lifecycleStatus":"active","description":{"text":"walk"}}]' >"$corpus-seeds/treatment" ;;
criteria) sed -n 's/^ *{* *\(when\|for\) = "\(.*\)";.*/\2/p' "$tree"/conf/catalogue/*.cfg | head -200 |
    awk -v d="$corpus-seeds" '{ f = d "/" NR; print > f; close(f) }' ;;
esac
export LSAN_OPTIONS="suppressions=$tree/tests/lsan.supp:print_suppressions=0"
exec "$program" -max_len=65536 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$corpus-" "$@" "$corpus" "$corpus-seeds" 2>&1
