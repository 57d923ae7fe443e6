/**
 * What the administrator of a site asks of the running module: versions, configuration, recognition, folders, queue,
 * index, jobs, migrations, libraries. Reads only, and shows no document and no secret. Entry type:
 * {@link org.vanthu.operation.SystemReports}.
 */
@NullMarked
package org.vanthu.operation;

import org.jspecify.annotations.NullMarked;
