using System.Text.Json;
using System.Text.Json.Serialization;
using Bailiwick.Core;
using Bailiwick.Server.OpenApi;

namespace Bailiwick.Server.Problems;

/// <summary>A refusal or failure as RFC 9457 shows it, with a stable code and the particulars beside it.</summary>
[SchemaName("Problem")]
public sealed record Problem
{
    public const string ContentType = "application/problem+json";

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    public required string Code { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement> Details { get; init; } = new Dictionary<string, JsonElement>();

    public static Problem Of(Refusal refusal, int status)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new Problem
        {
            Type = "urn:bailiwick:refusal:" + refusal.Code,
            Title = TitleOf(status),
            Status = status,
            Detail = refusal.Message,
            Code = refusal.Code,
            Details = refusal.Details.ToDictionary(
                detail => detail.Key,
                detail => JsonSerializer.SerializeToElement(detail.Value, detail.Value?.GetType() ?? typeof(object), WireJson.Options)),
        };
    }

    public static Problem Of(Refusal refusal) => Of(refusal, StatusOf(refusal.Kind));

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of refusal."),
    };

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request breaks a rule",
        StatusCodes.Status401Unauthorized => "Sign in first",
        StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status409Conflict => "Conflict with the present state",
        StatusCodes.Status413PayloadTooLarge => "Too large",
        StatusCodes.Status422UnprocessableEntity => "The file cannot be taken",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        >= 500 => "The service failed",
        _ => "The request cannot be taken",
    };
}
