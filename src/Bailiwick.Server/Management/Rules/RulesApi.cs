using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Management.Rules;

/// <summary>The routes of the rule builder; rules themselves are records and change as such.</summary>
internal static class RulesApi
{
    public static IServiceCollection AddRuleBuilding(this IServiceCollection services) => services
        .AddSingleton<AccountColumns>()
        .AddSingleton<PreviewRule>()
        .AddSingleton<ReadRules>();

    public static void MapRuleBuilding(this RouteGroupBuilder live)
    {
        live.MapGet("/models/{model}/rules", (string model, ReadRules handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(model, caller, ct))).Demands(Right.ViewLive).WithName("readModelRules");
        live.MapPost("/models/{model}/rules/preview", (string model, PreviewRule.Request request, PreviewRule handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(model, request, caller, ct))).Demands(Right.ViewLive).WithName("previewRule");
    }
}
