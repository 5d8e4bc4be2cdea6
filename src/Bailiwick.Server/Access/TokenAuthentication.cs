using System.Security.Claims;
using System.Text.Encodings.Web;
using Bailiwick.Server.Problems;
using Bailiwick.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Bailiwick.Server.Access;

/// <summary>Signs in the bearer of a personal access token; hubs may carry it in the query, since browsers cannot set headers there.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, BailiwickContext database)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "token";

    private static readonly TimeSpan _noteUseEvery = TimeSpan.FromMinutes(1);

    /// <summary>The token that a request carries, or null.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header["Bearer ".Length..].Trim();
        }

        return request.Path.StartsWithSegments("/hubs") && request.Query.TryGetValue("access_token", out var query) ? query.ToString() : null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        var (now, hash) = (TimeProvider.GetUtcNow(), PersonalTokens.HashOf(token));
        var found = await database.Tokens
            .Where(row => row.Hash == hash && (row.ExpiresAt == null || row.ExpiresAt > now))
            .Join(database.Users, row => row.UserId, user => user.Id, (row, user) => new { Token = row, user.Name })
            .SingleOrDefaultAsync(Context.RequestAborted);
        if (found is null)
        {
            return AuthenticateResult.Fail("The token is unknown, revoked or expired.");
        }

        if (found.Token.LastUsedAt is null || found.Token.LastUsedAt < now - _noteUseEvery)
        {
            await database.Tokens.Where(row => row.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), Context.RequestAborted);
        }

        var claims = new TokenClaims(found.Token.WorkspaceId, found.Token.Role);
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, found.Token.UserId.Value.ToString()),
                new Claim(ClaimTypes.Name, found.Name),
                .. claims.ToClaims(),
            ],
            Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var refusal = TokenOf(Request) is null ? AccessRefusals.SignInFirst : AccessRefusals.BadToken;
        Response.Headers.WWWAuthenticate = "Bearer";
        await ProblemWriter.WriteAsync(Context, refusal, StatusCodes.Status401Unauthorized);
    }
}
