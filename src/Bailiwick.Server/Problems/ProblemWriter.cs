using Bailiwick.Core;

namespace Bailiwick.Server.Problems;

/// <summary>The one place that answers a request with a refusal.</summary>
public static class ProblemWriter
{
    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var status = refusal.Kind == RefusalKind.Invalid && context.GetEndpoint()?.Metadata.GetMetadata<JudgesFiles>() is not null
            ? StatusCodes.Status422UnprocessableEntity
            : Problem.StatusOf(refusal.Kind);
        return WriteAsync(context, refusal, status);
    }

    public static Task WriteAsync(HttpContext context, Refusal refusal, int status)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(Problem.Of(refusal, status), WireJson.Options, Problem.ContentType, context.RequestAborted);
    }
}
