using System.Threading.RateLimiting;
using Bailiwick.Server.Hosting;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace Bailiwick.Server.Access;

public static class AccessRegistration
{
    private const string Either = "bailiwick";

    public static void AddAccess(this IServiceCollection services, ServerSettings settings)
    {
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = context =>
                TokenAuthentication.TokenOf(context.Request) is null ? SessionCookie.Name : TokenAuthentication.Name)
            .AddCookie(SessionCookie.Name, SessionCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(Either).RequireAuthenticatedUser().Build());
        services.AddAntiforgery(options =>
        {
            options.HeaderName = AntiforgeryCheck.Header;
            options.Cookie.Name = "bailiwick-antiforgery";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddProtection(settings);
        services.AddSignInLimit(settings.SignInsPerMinute);

        services.AddSingleton<IPasswordHasher<UserRow>, PasswordHasher<UserRow>>();
        services.AddSingleton<Passwords>().AddSingleton<Audit>().AddSingleton<NewUsers>();
        services.AddScoped<Sessions>().AddScoped<SetUp>().AddScoped<SignIn>().AddScoped<ChangePassword>();
        services.AddScoped<CreateWorkspace>().AddScoped<Members>().AddScoped<AddMember>().AddScoped<ChangeMember>().AddScoped<RemoveMember>();
        services.AddScoped<Tokens>().AddScoped<ReadAudit>();
    }

    // The key ring is read at the start, which only works where there is a database.
    private static void AddProtection(this IServiceCollection services, ServerSettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("bailiwick");
        if (!settings.WorksInBackground)
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }

        services.AddSingleton<ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((options, keys) => options.XmlRepository = keys);
    }

    private static void AddSignInLimit(this IServiceCollection services, int perMinute) => services.AddRateLimiter(limiter =>
    {
        limiter.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            await ProblemWriter.WriteAsync(rejected.HttpContext, AccessRefusals.TooManyAttempts, StatusCodes.Status429TooManyRequests);
        };
        limiter.AddPolicy(SessionApi.AttemptLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
    });
}
