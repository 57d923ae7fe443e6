package org.springframework.extensions.webscripts;

import java.util.Set;

/** What a web script's description document ({@code *.desc.xml}) says. */
public interface Description extends BaseDescriptionDocument {

    /** Who may call. */
    enum RequiredAuthentication {
        none,
        guest,
        user,
        admin,
        sysadmin
    }

    /** The transaction around the call. */
    enum RequiredTransaction {
        none,
        required,
        requiresnew
    }

    /** What the transaction may do. */
    enum TransactionCapability {
        readonly,
        readwrite
    }

    /** How the caller names the format. */
    enum FormatStyle {
        any,
        extension,
        argument
    }

    /** How settled the interface is. */
    enum Lifecycle {
        none,
        sample,
        draft,
        public_api,
        draft_public_api,
        deprecated,
        internal,
        limited_support
    }

    /** Transaction requirements. */
    interface RequiredTransactionParameters {

        RequiredTransaction getRequired();

        TransactionCapability getCapability();

        int getBufferSize();
    }

    /** Cache requirements. */
    interface RequiredCache {

        boolean getNeverCache();

        boolean getIsPublic();

        boolean getMustRevalidate();
    }

    String getKind();

    Set<String> getFamilys();

    RequiredAuthentication getRequiredAuthentication();

    String getRunAs();

    RequiredTransaction getRequiredTransaction();

    RequiredTransactionParameters getRequiredTransactionParameters();

    RequiredCache getRequiredCache();

    String getMethod();

    String[] getURIs();

    FormatStyle getFormatStyle();

    String getDefaultFormat();

    Lifecycle getLifecycle();

    boolean getMultipartProcessing();

    void setMultipartProcessing(boolean multipartProcessing);

    String getScriptPath();
}
