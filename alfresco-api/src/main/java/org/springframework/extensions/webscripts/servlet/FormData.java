package org.springframework.extensions.webscripts.servlet;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jakarta.servlet.http.HttpServletRequest;

import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItem;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.springframework.extensions.surf.util.Content;
import org.springframework.extensions.surf.util.InputStreamContent;
import org.springframework.extensions.webscripts.WebScriptException;

/** The fields and files of an HTML form sent as {@code multipart/form-data}. */
public class FormData implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MAX_FIELDS = 1000;

    private final transient HttpServletRequest request;
    private final boolean multiPart;
    private transient FormField[] fields;

    /** Wraps a request; the body is read when a field is first asked for. */
    public FormData(HttpServletRequest req) {
        this.request = req;
        this.multiPart = JakartaServletFileUpload.isMultipartContent(req);
    }

    public boolean getIsMultiPart() {
        return multiPart;
    }

    public boolean hasField(String name) {
        for (FormField field : getFields()) {
            if (field.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the fields in the order of the form.
     *
     * @throws WebScriptException with status 400 if the body is no well-formed form
     */
    public FormField[] getFields() {
        if (fields == null) {
            try {
                DiskFileItemFactory factory = DiskFileItemFactory.builder()
                        .setBufferSize(64 * 1024)
                        .setCharset(StandardCharsets.UTF_8)
                        .get();
                JakartaServletFileUpload<DiskFileItem, DiskFileItemFactory> upload =
                        new JakartaServletFileUpload<>(factory);
                upload.setHeaderCharset(StandardCharsets.UTF_8);
                upload.setFileCountMax(MAX_FIELDS);
                List<FormField> read = new ArrayList<>();
                for (DiskFileItem item : upload.parseRequest(request)) {
                    read.add(new FormField(item));
                }
                fields = read.toArray(FormField[]::new);
            } catch (IOException e) {
                throw new WebScriptException(400, "The form data cannot be read: " + e.getMessage(), e);
            }
        }
        return fields;
    }

    /** Returns the values of all fields by name. */
    public Map<String, String[]> getParameters() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (FormField field : getFields()) {
            values.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(field.getValue());
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        values.forEach((name, list) -> parameters.put(name, list.toArray(String[]::new)));
        return parameters;
    }

    /** Deletes the temporary files. */
    public void cleanup() {
        if (fields != null) {
            for (FormField field : fields) {
                field.cleanup();
            }
        }
    }

    /** One field or file. */
    public class FormField implements Serializable {

        private static final long serialVersionUID = 1L;

        private final transient FileItem<?> file;
        private final String encoding;

        @SuppressWarnings("rawtypes")
        public FormField(FileItem formField) {
            this.file = formField;
            this.encoding = request.getCharacterEncoding();
        }

        public String getName() {
            return file.getFieldName();
        }

        public boolean getIsFile() {
            return !file.isFormField();
        }

        /** Returns the file name as the client sent it, without folders. */
        public String getFilename() {
            String name = file.getName();
            return name == null ? null : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        }

        public String getMimetype() {
            return file.getContentType();
        }

        /** Returns the text of a field, or the file name of a file. */
        public String getValue() {
            if (getIsFile()) {
                return file.getName();
            }
            try {
                return file.getString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new WebScriptException(400, "The field " + getName() + " cannot be read", e);
            }
        }

        public InputStream getInputStream() {
            try {
                return file.getInputStream();
            } catch (IOException e) {
                throw new WebScriptException(500, "The field " + getName() + " cannot be read", e);
            }
        }

        public Content getContent() {
            return new InputStreamContent(getInputStream(), getMimetype(), encoding) {
                private static final long serialVersionUID = 1L;

                @Override
                public long getSize() {
                    return file.getSize();
                }
            };
        }

        /** Deletes the temporary file. */
        public void cleanup() {
            try {
                file.delete();
            } catch (IOException e) {
                throw new WebScriptException(500, "A temporary file cannot be deleted", e);
            }
        }
    }
}
