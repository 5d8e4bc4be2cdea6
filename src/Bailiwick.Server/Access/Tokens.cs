using System.Security.Claims;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Problems;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>A person's own tokens in a workspace.</summary>
public sealed class Tokens(BailiwickContext database, Audit audit, TimeProvider clock)
{
    [SchemaName("Token")]
    public sealed record Shown(Guid Id, string Name, Role Role, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);

    [SchemaName("NewToken")]
    public sealed record Made(string Token, Guid Id, string Name, Role Role, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);

    [SchemaName("TokenRequest")]
    public sealed record Request(string Name, Role Role, DateTimeOffset? ExpiresAt = null);

    /// <summary>Newest first.</summary>
    public async Task<Page<Shown>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var tokens = await Own(caller)
            .OrderByDescending(token => token.Id)
            .Select(token => new Shown(token.Id, token.Name, token.Role, token.CreatedAt, token.ExpiresAt, token.LastUsedAt))
            .ToListAsync(cancellation);
        return new Page<Shown>(tokens, null);
    }

    /// <summary>Makes a token and shows it this once. A token makes none: a stolen one must not outlive its revocation.</summary>
    public async Task<Outcome<Made>> CreateAsync(Request request, Caller caller, ClaimsPrincipal principal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(caller);
        var now = clock.GetUtcNow();
        if (TokenClaims.Of(principal) is not null)
        {
            return AccessRefusals.OnlyPersons;
        }

        if (NewUsers.JudgeName(request.Name) is { } badName)
        {
            return badName;
        }

        if (request.Role > caller.Role)
        {
            return AccessRefusals.TokenRole(request.Role, caller.Role);
        }

        if (request.ExpiresAt <= now)
        {
            return AccessRefusals.BadExpiry(request.ExpiresAt.Value);
        }

        var token = PersonalTokens.Create();
        var row = new TokenRow
        {
            WorkspaceId = caller.Workspace,
            Id = Guid.CreateVersion7(now),
            UserId = caller.User,
            Name = request.Name.Trim(),
            Role = request.Role,
            Hash = PersonalTokens.HashOf(token),
            CreatedAt = now,
            ExpiresAt = request.ExpiresAt?.ToUniversalTime(),
        };
        database.Tokens.Add(row);
        audit.Add(database, caller, new Audit.Entry("token.created", row.Name, $"for {row.Role}, {(row.ExpiresAt is { } end ? $"until {end:u}" : "without end")}"));
        await database.SaveChangesAsync(cancellation);
        return new Made(token, row.Id, row.Name, row.Role, row.CreatedAt, row.ExpiresAt, null);
    }

    public async Task<Outcome<Nothing>> RevokeAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (await Own(caller).AsTracking().SingleOrDefaultAsync(token => token.Id == id, cancellation) is not { } row)
        {
            return AccessRefusals.UnknownToken(id);
        }

        database.Tokens.Remove(row);
        audit.Add(database, caller, new Audit.Entry("token.revoked", row.Name));
        await database.SaveChangesAsync(cancellation);
        return Nothing.Instance;
    }

    private IQueryable<TokenRow> Own(Caller caller) =>
        database.Tokens.Where(token => token.WorkspaceId == caller.Workspace && token.UserId == caller.User);
}
