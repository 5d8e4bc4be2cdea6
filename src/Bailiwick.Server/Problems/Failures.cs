using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace Bailiwick.Server.Problems;

/// <summary>Turns what is thrown, and answers without a body, into problems.</summary>
public static class Failures
{
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerAsync, SuppressDiagnosticsCallback = IsExpected });
        app.UseStatusCodePages(pages => AnswerBareAsync(pages.HttpContext));
    }

    private static bool IsExpected(ExceptionHandlerSuppressDiagnosticsContext context) =>
        context.Exception is RefusedException or BadHttpRequestException or OperationCanceledException;

    private static Task AnswerAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        switch (exception)
        {
            case RefusedException refused:
                return ProblemWriter.WriteAsync(context, refused.Refusal);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ProblemWriter.WriteAsync(context, RequestRefusals.TooLarge(null));
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } bad:
                return ProblemWriter.WriteAsync(context, RequestRefusals.UnsupportedMediaType(context.Request.ContentType), bad.StatusCode);
            case BadHttpRequestException bad:
                return ProblemWriter.WriteAsync(context, RequestRefusals.Unreadable(Words(bad)), bad.StatusCode);
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return Task.CompletedTask;
            default:
                return ProblemWriter.WriteAsync(context, RequestRefusals.Failed(context.TraceIdentifier), StatusCodes.Status500InternalServerError);
        }
    }

    private static Task AnswerBareAsync(HttpContext context)
    {
        var (status, request) = (context.Response.StatusCode, context.Request);
        if (!request.Path.StartsWithSegments("/api"))
        {
            return Task.CompletedTask;
        }

        var refusal = status switch
        {
            StatusCodes.Status404NotFound => RequestRefusals.NoRoute(request.Method, request.Path),
            StatusCodes.Status405MethodNotAllowed => RequestRefusals.MethodNotAllowed(request.Method, request.Path),
            StatusCodes.Status413PayloadTooLarge => RequestRefusals.TooLarge(null),
            StatusCodes.Status415UnsupportedMediaType => RequestRefusals.UnsupportedMediaType(request.ContentType),
            _ => RequestRefusals.Other(status),
        };
        return ProblemWriter.WriteAsync(context, refusal, status);
    }

    // The inner exception names place and value ("The JSON value could not be converted to ... Path: $.port").
    private static string Words(BadHttpRequestException bad)
    {
        var words = (bad.InnerException ?? bad).Message.Trim();
        if (bad.InnerException is JsonException { Path: { } path } && !words.Contains("Path: ", StringComparison.Ordinal))
        {
            // The reader stands behind the last element by then.
            words += $" Path: {(path.EndsWith(']') ? path[..path.LastIndexOf('[')] : path)}.";
        }

        return words.EndsWith('.') ? words : words + ".";
    }
}
