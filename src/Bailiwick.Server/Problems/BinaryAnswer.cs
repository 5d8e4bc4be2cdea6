using System.Reflection;
using Bailiwick.Core;
using Microsoft.AspNetCore.Http.Metadata;

namespace Bailiwick.Server.Problems;

/// <summary>200 with bytes, 304 when the client has them, 204 when there are none, or the refusal as a problem.</summary>
public sealed class BinaryAnswer(Outcome<BinaryBody> outcome) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), ["application/octet-stream"]));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified));
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (!outcome.IsDone)
        {
            await ProblemWriter.WriteAsync(httpContext, outcome.Refusal);
            return;
        }

        var (body, response) = (outcome.Value, httpContext.Response);
        var tag = $"\"{body.Version}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = body.IsImmutable ? "private, max-age=31536000, immutable" : "private, no-cache";
        if (httpContext.Request.Headers.IfNoneMatch.Any(known => known is not null && known.Split(',').Any(one => one.Trim() == tag)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (body.Content.IsEmpty)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.ContentType = body.ContentType;
        if (body.Encoding is not null)
        {
            response.Headers.ContentEncoding = body.Encoding;
        }

        response.ContentLength = body.Content.Length;
        await response.Body.WriteAsync(body.Content, httpContext.RequestAborted);
    }
}
