package org.vanthu.statistics;

import java.time.LocalDate;
import java.util.List;

/**
 * A report that is made by itself after each period and told to people.
 *
 * @param nextOn the day on which the next one is made, for the period that is over then
 */
record Schedule(
        String id,
        String agency,
        String subject,
        String by,
        String period,
        List<String> recipients,
        LocalDate nextOn,
        String createdBy,
        long version) {}
