/**
 * For how long dossiers are kept (thời hạn bảo quản, thời hạn lưu trữ): schedules as data, the clock that runs from the
 * end of the year in which a dossier really ended, and holds that stop every end. Entry types are
 * {@link org.vanthu.retention.Retention}, {@link org.vanthu.retention.Schedules} and
 * {@link org.vanthu.retention.Holds}. It destroys nothing and submits nothing: features above do, and ask
 * {@link org.vanthu.retention.Holds#requireFree} in the transaction in which they do.
 */
@NullMarked
package org.vanthu.retention;

import org.jspecify.annotations.NullMarked;
