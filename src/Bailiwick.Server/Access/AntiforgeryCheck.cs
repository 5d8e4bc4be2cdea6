using Bailiwick.Server.Problems;
using Microsoft.AspNetCore.Antiforgery;

namespace Bailiwick.Server.Access;

/// <summary>What a browser changes, it changes with the session's token in a header: a page of another site cannot know it.</summary>
internal sealed class AntiforgeryCheck(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string Header = "X-Bailiwick-Antiforgery";

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsAtRisk(context) && (!context.Request.Headers.ContainsKey(Header) || !await antiforgery.IsRequestValidAsync(context)))
        {
            await ProblemWriter.WriteAsync(context, AccessRefusals.Antiforgery);
            return;
        }

        await next(context);
    }

    // A bearer's token is in no cookie, so no other site can make a browser send it.
    private static bool IsAtRisk(HttpContext context) =>
        context.User.Identity?.AuthenticationType == SessionCookie.Name
        && context.Request.Path.StartsWithSegments("/api")
        && !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method));
}
