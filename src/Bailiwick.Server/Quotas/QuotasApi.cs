using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Alignments.Exporting;
using Bailiwick.Server.Problems;
using Bailiwick.Server.Quotas.Letters;
using Bailiwick.Storage.Quotas;

namespace Bailiwick.Server.Quotas;

/// <summary>The routes of quota plans.</summary>
public static class QuotasApi
{
    public static IServiceCollection AddQuotas(this IServiceCollection services) => services
        .AddSingleton<QuotaStore>()
        .AddSingleton<QuotaAnswerStore>()
        .AddSingleton<QuotaSeasons>()
        .AddSingleton<QuotaReading>()
        .AddSingleton<QuotaPlans>()
        .AddSingleton<QuotaApproval>()
        .AddSingleton<QuotaChanges>()
        .AddSingleton<MoveAccounts>()
        .AddSingleton<QuotaAnswers>()
        .AddSingleton<LetterFonts>()
        .AddSingleton<QuotaLetters>()
        .AddSingleton<CompareQuotaPlans>()
        .AddSingleton<SimulateQuotas>()
        .AddSingleton<ExportQuotas>();

    public static void MapQuotas(this RouteGroupBuilder workspace)
    {
        var plans = workspace.MapGroup("/quota-plans").WithTags("Quotas");
        plans.MapGet("", ([AsParameters] PageQuery page, QuotaPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(page, caller, ct))).Demands(Right.ViewPlans).WithName("listQuotaPlans");
        plans.MapPost("", (QuotaPlans.CreateRequest request, QuotaPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.CreateAsync(request, caller, ct))).Demands(Right.DefineTargets).WithName("createQuotaPlan");
        plans.MapPost("/preview", (QuotaPlans.PreviewRequest request, QuotaPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(request, caller, ct))).Demands(Right.DefineTargets).WithName("previewQuotas");
        plans.MapGet("/{id:guid}", (Guid id, QuotaPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.GetAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("getQuotaPlan");
        plans.MapPut("/{id:guid}/content", (Guid id, QuotaPlans.SetRequest request, QuotaPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.SetAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("setQuotaContent");
        plans.MapDelete("/{id:guid}", (Guid id, QuotaPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.DeleteAsync(id, caller, ct))).Demands(Right.DefineTargets).WithName("deleteQuotaPlan");
        plans.MapGet("/{id:guid}/edits", (Guid id, [AsParameters] PageQuery page, QuotaPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HistoryAsync(id, page, caller, ct))).Demands(Right.ViewPlans).WithName("listQuotaEdits");
        plans.MapGet("/{id:guid}/evaluation", (Guid id, QuotaReading handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.EvaluateAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("evaluateQuotas");
        plans.MapGet("/{id:guid}/simulation", (Guid id, [AsParameters] SimulateQuotas.Query query, SimulateQuotas handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, query, caller, ct))).Demands(Right.ViewPlans).WithName("simulateQuotas");
        plans.MapPost("/{id:guid}/steps", (Guid id, QuotaApproval.StepRequest request, QuotaApproval handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.StepAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("stepQuotaPlan");
        plans.MapPost("/{id:guid}/changes", (Guid id, QuotaChanges.ChangeRequest request, QuotaChanges handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ChangeAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("changeQuotas");
        plans.MapGet("/{id:guid}/as-of", (Guid id, DateOnly day, QuotaChanges handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.AsOfAsync(id, day, caller, ct))).Demands(Right.ViewPlans).WithName("readQuotasAsOf");
        plans.MapPost("/{id:guid}/account-moves", (Guid id, MoveAccounts.MoveRequest request, MoveAccounts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("moveQuotaAccount");
        plans.MapPost("/{id:guid}/copies", (Guid id, QuotaPlans.CopyRequest request, QuotaPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.CopyAsync(id, request, caller, ct))).Demands(Right.DefineTargets).WithName("copyQuotaPlan");
        plans.MapGet("/{id:guid}/comparison", (Guid id, Guid with, CompareQuotaPlans handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(id, with, caller, ct))).Demands(Right.ViewPlans).WithName("compareQuotaPlans");
        plans.MapGet("/{id:guid}/answers", (Guid id, QuotaAnswers handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("listQuotaAnswers");
        plans.MapPost("/{id:guid}/answers", (Guid id, QuotaAnswers.AnswerRequest request, QuotaAnswers handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.AnswerAsync(id, request, caller, ct))).Demands(Right.AnswerQuotas).WithName("answerQuota");
        plans.MapGet("/{id:guid}/letters/{seat}.pdf", (Guid id, string seat, QuotaLetters handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.OneAsync(id, seat, caller, ct))).Demands(Right.ViewPlans).WithName("readQuotaLetter");
        plans.MapGet("/{id:guid}/letters.zip", (Guid id, QuotaLetters handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.AllAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("exportQuotaLetters");
        plans.MapGet("/{id:guid}/exports/quotas.csv", (Guid id, ExportQuotas handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.CsvAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("exportQuotas");
        plans.MapGet("/{id:guid}/exports/quotas.xlsx", (Guid id, ExportQuotas handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.WorkbookAsync(id, caller, ct))).Demands(Right.ViewPlans).WithName("exportQuotaWorkbook");
        plans.MapGet("/{id:guid}/exports/forecasting-quotas.csv", (Guid id, string type, ExportQuotas handler, Caller caller, CancellationToken ct) =>
            FileAnswer.Of(handler.ForecastingAsync(id, type, caller, ct))).Demands(Right.ViewPlans).WithName("exportForecastingQuotas");
    }
}
