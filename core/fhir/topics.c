/* The topics in the order in which they are read: later ones may use what earlier ones
 * found. */
#include "reader.h"

extern const struct topic topic_person, topic_performance, topic_cancer, topic_metastases,
    topic_stage, topic_disease, topic_health, topic_wishes, topic_receptors, topic_genes,
    topic_immune, topic_laboratory, topic_treatment;

const struct topic *const fhir_topics[] = {
    &topic_person,    &topic_performance,
    &topic_cancer,    &topic_metastases,
    &topic_stage,     &topic_disease,
    &topic_health,    &topic_wishes,
    &topic_receptors, &topic_genes,
    &topic_immune,    &topic_laboratory,
    &topic_treatment, NULL,
};
