package org.vanthu.statistics;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which rows the signed-in person may have counted.
 *
 * @param agencies those of these agencies
 * @param unit those of this unit alone, or null
 * @param words whether the person may read numbers and words
 */
record Visible(List<String> agencies, @Nullable String unit, boolean words) {}
