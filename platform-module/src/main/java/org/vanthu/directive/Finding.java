package org.vanthu.directive;

/**
 * Where a directive differs from the text that was approved.
 *
 * @param kind {@code content}, {@code deadline} or {@code executor}
 */
record Finding(String directiveId, String kind, String message) {}
