using System.Reflection;
using Bailiwick.Core;
using Bailiwick.Server.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Bailiwick.Server.Boundaries;

/// <summary>200 with a JSON value that never changes under its address, 304 when the client has it, or the refusal.</summary>
/// <param name="outcome">The value.</param>
/// <param name="version">What the strong ETag says, without quotes.</param>
public sealed class KeptAnswer<T>(Outcome<T> outcome, string version) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!outcome.IsDone)
        {
            await new Answer<T>(outcome).ExecuteAsync(httpContext);
            return;
        }

        // The bytes are made before the tag is compared only when they are needed.
        var known = httpContext.Request.Headers.IfNoneMatch.Any(tags => tags is not null && tags.Contains($"\"{version}\"", StringComparison.Ordinal));
        var content = known ? default : System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(outcome.Value, WireJson.Options).AsMemory();
        await new BinaryAnswer(new BinaryBody(content, version) { IsImmutable = true, ContentType = "application/json; charset=utf-8" }).ExecuteAsync(httpContext);
    }
}
