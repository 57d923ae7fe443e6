/**
 * Vietnamese text for searching: forms that a full-text engine without knowledge of Vietnamese can index, and old
 * character sets. Pure functions without Alfresco types; entry types {@link org.vanthu.search.text.SearchText} and
 * {@link org.vanthu.search.text.LegacyText}.
 */
@NullMarked
package org.vanthu.search.text;

import org.jspecify.annotations.NullMarked;
