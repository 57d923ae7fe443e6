/**
 * Vietnamese text for searching: forms that a full-text engine without knowledge of Vietnamese can index. Pure
 * functions without Alfresco types; entry type {@link org.vanthu.search.text.SearchText}.
 */
@NullMarked
package org.vanthu.search.text;

import org.jspecify.annotations.NullMarked;
