package io.gemba.copilot.problem;

import io.gemba.odoo.OdooFailure;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * What is said of an exception that reaches the edge, whichever edge it is. Of one that nobody foresaw nothing is said
 * but that the log has it.
 *
 * @param retryAfter seconds, where trying again may help
 */
public record Failure(HttpStatus status, String code, String detail, Optional<String> retryAfter) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
    private static final String SOON = "5";
    private static final Set<OdooFailure.Kind> AWAY =
            Set.of(OdooFailure.Kind.UNREACHABLE, OdooFailure.Kind.OUT_OF_TIME);

    /** The failure that an exception stands for; what the caller did not cause is logged here. */
    public static Failure of(Exception e) {
        return switch (e) {
            case CopilotException known ->
                new Failure(known.status(), known.code(), String.valueOf(known.getMessage()), Optional.empty());
            case OdooFailure away when AWAY.contains(away.kind()) -> lostOdoo(away);
            case DataAccessResourceFailureException lost -> lostDatabase(lost);
            case RecoverableDataAccessException lost -> lostDatabase(lost);
            case TransientDataAccessException busy -> lostDatabase(busy);
            case CannotCreateTransactionException lost -> lostDatabase(lost);
            case TransactionSystemException lost -> lostDatabase(lost);
            default -> unknown(e);
        };
    }

    private static Failure lostDatabase(Exception e) {
        LOG.error(
                "The database cannot be reached: {}",
                NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        return new Failure(
                HttpStatus.SERVICE_UNAVAILABLE,
                "DATABASE_UNAVAILABLE",
                "The database cannot be reached. Try again shortly.",
                Optional.of(SOON));
    }

    private static Failure lostOdoo(OdooFailure e) {
        LOG.warn("Odoo cannot be reached: {}", e.getMessage());
        return new Failure(
                HttpStatus.SERVICE_UNAVAILABLE,
                "ODOO_UNAVAILABLE",
                "Odoo cannot be reached. Try again shortly.",
                Optional.of(SOON));
    }

    private static Failure unknown(Exception e) {
        LOG.error("A request failed", e);
        return new Failure(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL",
                "Something went wrong. The correlation id finds it in the log.",
                Optional.empty());
    }

    /** The failure as it goes out. */
    public ProblemDetail problem() {
        return Problems.of(status, code, detail);
    }
}
