using Bailiwick.Core;

namespace Bailiwick.Server.Problems;

/// <summary>Every "no" that any route can say.</summary>
public static class RequestRefusals
{
    public static Refusal Unreadable(string reason) => new(
        "request.unreadable", $"The request cannot be read: {reason} Maybe compare it with the API document at /openapi/v1.json.");

    public static Refusal TooLarge(long? limit) => new(
        "request.too-large",
        limit is { } bytes ? $"The request is larger than the {bytes} bytes this route takes. Maybe send less at a time." : "The request is larger than this route takes.",
        RefusalKind.TooLarge);

    public static Refusal NoRoute(string method, string path) => new(
        "request.no-route", $"There is no {method} {path}. Maybe look into the API document at /openapi/v1.json.", RefusalKind.NotFound);

    public static Refusal MethodNotAllowed(string method, string path) => new(
        "request.method-not-allowed", $"{path} does not take {method}. Maybe look into the API document at /openapi/v1.json.");

    public static Refusal UnsupportedMediaType(string? type) => new(
        "request.unsupported-media-type", $"The body's type is {type ?? "not given"}. Maybe send application/json.");

    public static Refusal Other(int status) => new("request.refused", $"The request was refused with status {status}.");

    public static Refusal Limit(int limit) => new(
        "request.limit", $"limit={limit} is not between 1 and {PageQuery.Most}. Maybe leave it out for {PageQuery.Usual}.");

    public static Refusal Cursor(string cursor) => new(
        "request.cursor", $"cursor={cursor} is none that this list gave. Maybe begin again without one.");

    public static Refusal Choice(string name, string value, IEnumerable<string> choices) => new(
        "request.choice", $"{name}={value} is none of {string.Join(", ", choices)}. Maybe leave it out.");

    public static Refusal Failed(string id) => new(
        "server.failed", $"The service failed at this request; what happened is logged under {id}. Maybe try again, or tell the administrator that number.");
}
