using System.Security.Claims;
using Bailiwick.Server.Problems;
using Bailiwick.Storage;
using Bailiwick.Storage.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;

namespace Bailiwick.Server.Access;

/// <summary>The browser's sign-in: a cookie that scripts cannot read and other sites cannot send; good for eight hours after the last use.</summary>
internal static class SessionCookie
{
    public const string Name = "session";
    private const string StampClaim = "bailiwick.stamp";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "bailiwick";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = RefuseAsync;
        options.Events.OnRedirectToAccessDenied = RefuseAsync;
    }

    /// <summary>Signs the browser in, and makes the rest of this request the person's.</summary>
    public static async Task SignInAsync(HttpContext context, UserRow user)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, user.Id.Value.ToString()),
                new Claim(ClaimTypes.Name, user.Name),
                new Claim(StampClaim, user.Stamp.ToString()),
            ],
            Name);
        context.User = new ClaimsPrincipal(identity);
        await context.SignInAsync(Name, context.User, new AuthenticationProperties { IsPersistent = true });
    }

    public static async Task SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(Name);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var database = context.HttpContext.RequestServices.GetRequiredService<BailiwickContext>();
        var isGood = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && Guid.TryParse(id, out var user)
            && Guid.TryParse(context.Principal.FindFirstValue(StampClaim), out var stamp)
            && await database.Users.AnyAsync(row => row.Id == new Core.UserId(user) && row.Stamp == stamp, context.HttpContext.RequestAborted);
        if (!isGood)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Name);
        }
    }

    private static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context) =>
        ProblemWriter.WriteAsync(context.HttpContext, AccessRefusals.SignInFirst, StatusCodes.Status401Unauthorized);
}
