using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bailiwick.Server.OpenApi;

/// <summary>The API document at /openapi/v1.json: names of schemas, ways to sign in, and the one shape of every refusal.</summary>
public static class ApiDocument
{
    public const string Version = "v1";
    private const string Cookie = "session";
    private const string Bearer = "token";

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.CreateSchemaReferenceId = NameOf;
        options.AddSchemaTransformer(CompleteAsync);
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(AddProblemsAsync);
    });

    public static void MapApiDocument(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : SchemaNames.Of(type.Type);

    // The generator leaves out that an enum's values are strings, counts null among them where one place may be empty, and leaves out that a case of a union must say which it is.
    private static Task CompleteAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (schema.Enum is { Count: > 0 })
        {
            schema.Type ??= JsonSchemaType.String;
            schema.Enum = [.. schema.Enum.Where(value => value is not null && !value.IsJsonNullSentinel())];
        }

        if (context.JsonTypeInfo.Type.BaseType?.GetCustomAttribute<JsonPolymorphicAttribute>() is { TypeDiscriminatorPropertyName: { } kind })
        {
            (schema.Required ??= new HashSet<string>()).Add(kind);
        }

        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Bailiwick",
            Version = Version,
            Description = "Sales and service territories: datasets, boundary sets, alignments, optimization. Every refusal is a Problem with a stable code.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers?.Clear();
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "bailiwick",
                Description = $"A browser's session, from POST /api/session; sends {AntiforgeryCheck.Header} on everything but GET.",
            },
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A personal access token (bw_...), from POST /api/workspaces/{workspace}/tokens.",
            },
        };
        return Task.CompletedTask;
    }

    private static async Task AddProblemsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellation);
        context.Document!.AddComponent(nameof(Problem), problem);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused, or failed",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
            },
        };
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Cookie, context.Document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] },
            ];
        }
    }
}
