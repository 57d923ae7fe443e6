/**
 * The engine: runs ACS modules in one process on PostgreSQL.
 *
 * <p>Entry type: {@link org.vanthu.embedded.EmbeddedRepository}. Knows nothing of any module.
 */
@NullMarked
package org.vanthu.embedded;

import org.jspecify.annotations.NullMarked;
