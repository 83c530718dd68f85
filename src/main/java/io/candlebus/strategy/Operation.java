package io.candlebus.strategy;

/** What can be computed from the numbers of one candle. What has no finite result is unknown. */
public enum Operation {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    /** The remainder has the sign of the dividend. */
    REMAINDER("%"),
    NEGATE,
    ABS,
    MIN,
    MAX,
    SQRT,
    /** Natural. */
    LOG,
    EXP,
    POW,
    /** To the nearest whole number, halves away from zero. */
    ROUND,
    FLOOR,
    CEIL,
    /** The first, but not below the second and not above the third; unknown when those two have changed places. */
    CLAMP,
    /** The first, or the second while the first is unknown. */
    COALESCE;

    private final String sign;

    Operation() {
        this(null);
    }

    Operation(String sign) {
        this.sign = sign;
    }

    /** As it stands between two numbers; null for functions. */
    public String sign() {
        return sign;
    }

    /** Whether it binds as loosely as {@code +}. */
    public boolean isSum() {
        return this == ADD || this == SUBTRACT;
    }

    /** How many arguments it has, 1 to 3. */
    int arguments() {
        return switch (this) {
            case NEGATE, ABS, SQRT, LOG, EXP, ROUND, FLOOR, CEIL -> 1;
            case CLAMP -> 3;
            default -> 2;
        };
    }

    /** NaN for unknown, among arguments and as the result; arguments that it does not have are ignored. */
    double apply(double a, double b, double c) {
        double result = raw(a, b, c);
        return result - result == 0 ? result : Double.NaN;
    }

    private double raw(double a, double b, double c) {
        return switch (this) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> a % b;
            case NEGATE -> -a;
            case ABS -> Math.abs(a);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case SQRT -> Math.sqrt(a);
            case LOG -> StrictMath.log(a);
            case EXP -> StrictMath.exp(a);
            case POW -> Double.isNaN(a) ? a : StrictMath.pow(a, b);
            case ROUND -> rounded(a);
            case FLOOR -> Math.floor(a);
            case CEIL -> Math.ceil(a);
            case CLAMP -> b <= c ? Math.max(b, Math.min(a, c)) : Double.NaN;
            case COALESCE -> Double.isNaN(a) ? b : a;
        };
    }

    private static double rounded(double x) {
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        return Math.abs(x - whole) < 0.5 ? whole : whole + Math.signum(x);
    }
}
