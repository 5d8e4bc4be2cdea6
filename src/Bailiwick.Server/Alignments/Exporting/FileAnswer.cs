using System.Reflection;
using Bailiwick.Core;
using Bailiwick.Server.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace Bailiwick.Server.Alignments.Exporting;

/// <summary>200 with a file to be saved, or the refusal as a problem.</summary>
public sealed class FileAnswer(Outcome<ExportFile> outcome) : IResult, IEndpointMetadataProvider
{
    public static async Task<FileAnswer> Of(Task<Outcome<ExportFile>> outcome) => new(await outcome);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), ["application/octet-stream"]));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (!outcome.IsDone)
        {
            return ProblemWriter.WriteAsync(httpContext, outcome.Refusal);
        }

        httpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(outcome.Value.WriteAsync, outcome.Value.ContentType, outcome.Value.Name).ExecuteAsync(httpContext);
    }
}
