package org.vanthu.samples;

/** A family of type faces that an office sets its documents in. */
enum Family {
    LIBERATION(Face.SERIF, Face.BOLD, Face.ITALIC),
    SANS(Face.SANS, Face.SANS_BOLD, Face.SANS),
    FREE(Face.FREE, Face.FREE_BOLD, Face.FREE_ITALIC),
    NOTO(Face.NOTO, Face.NOTO_BOLD, Face.NOTO_ITALIC),
    DEJAVU(Face.DEJAVU, Face.DEJAVU_BOLD, Face.DEJAVU_ITALIC);

    private final Face regular;
    private final Face bold;
    private final Face italic;

    Family(Face regular, Face bold, Face italic) {
        this.regular = regular;
        this.bold = bold;
        this.italic = italic;
    }

    /** Returns the face of this family that corresponds to one of the usual family. */
    Face face(Face usual) {
        return switch (usual) {
            case SERIF -> regular;
            case BOLD -> bold;
            case ITALIC -> italic;
            default -> usual;
        };
    }
}
