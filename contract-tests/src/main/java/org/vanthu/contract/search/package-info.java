/** Searches in fts-alfresco: what the database answers on every engine, and what needs an index. */
@NullMarked
package org.vanthu.contract.search;

import org.jspecify.annotations.NullMarked;
