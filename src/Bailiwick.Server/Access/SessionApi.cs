using Bailiwick.Core;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Access;

namespace Bailiwick.Server.Access;

public static class SessionApi
{
    public const string AttemptLimit = "sign-in";

    public static void MapSession(this RouteGroupBuilder api)
    {
        var routes = api.MapGroup("").WithTags("Session");
        routes.MapGet("/session", (Sessions sessions, HttpContext context, CancellationToken cancellation) =>
            Answer.Of(sessions.ReadAsync(context, cancellation))).AllowAnonymous().WithName("readSession");
        routes.MapPost("/setup", async (SetUp setUp, SetUp.Request request, Sessions sessions, HttpContext context, CancellationToken cancellation) =>
            await BeginAsync(await setUp.HandleAsync(request, cancellation), sessions, context)).AllowAnonymous().RequireRateLimiting(AttemptLimit).WithName("setUp");
        routes.MapPost("/session", async (SignIn signIn, SignIn.Request request, Sessions sessions, HttpContext context, CancellationToken cancellation) =>
            await BeginAsync(await signIn.HandleAsync(request, cancellation), sessions, context)).AllowAnonymous().RequireRateLimiting(AttemptLimit).WithName("signIn");
        routes.MapDelete("/session", async (Sessions sessions, HttpContext context) => await EndAsync(sessions, context)).AllowAnonymous().WithName("signOut");
        routes.MapPost("/session/password", async (ChangePassword change, ChangePassword.Request request, Sessions sessions, HttpContext context, CancellationToken cancellation) =>
            await BeginAsync(await change.HandleAsync(request, context.User, cancellation), sessions, context)).RequireRateLimiting(AttemptLimit).WithName("changePassword");
    }

    private static async Task<Answer<Sessions.Reply>> BeginAsync(Outcome<UserRow> outcome, Sessions sessions, HttpContext context)
    {
        if (!outcome.IsDone)
        {
            return new Answer<Sessions.Reply>(outcome.Refusal);
        }

        await SessionCookie.SignInAsync(context, outcome.Value);
        return new Answer<Sessions.Reply>(await sessions.ReadAsync(context, context.RequestAborted));
    }

    private static async Task<Answer<Sessions.Reply>> EndAsync(Sessions sessions, HttpContext context)
    {
        await SessionCookie.SignOutAsync(context);
        return new Answer<Sessions.Reply>(await sessions.ReadAsync(context, context.RequestAborted));
    }
}
