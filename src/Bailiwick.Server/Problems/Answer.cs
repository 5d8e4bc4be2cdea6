using System.Reflection;
using Bailiwick.Core;
using Microsoft.AspNetCore.Http.Metadata;

namespace Bailiwick.Server.Problems;

/// <summary>Makes answers from outcomes, so that a route is one line.</summary>
public static class Answer
{
    public static async Task<Answer<T>> Of<T>(Task<Outcome<T>> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new Answer<T>(await outcome);
    }

    public static async Task<Answer<T>> Of<T>(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Answer<T>(await value);
    }

    public static async Task<BinaryAnswer> Binary(Task<Outcome<BinaryBody>> outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new BinaryAnswer(await outcome);
    }
}

/// <summary>200 with the value as JSON, or the refusal as a problem.</summary>
public sealed class Answer<T>(Outcome<T> outcome) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (!outcome.IsDone)
        {
            return ProblemWriter.WriteAsync(httpContext, outcome.Refusal);
        }

        if (httpContext.Response.Headers.CacheControl.Count == 0)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
        }

        return httpContext.Response.WriteAsJsonAsync(outcome.Value, WireJson.Options, httpContext.RequestAborted);
    }
}
