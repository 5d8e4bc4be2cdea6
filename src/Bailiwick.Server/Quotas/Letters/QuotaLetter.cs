using System.Globalization;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Quotas.Wire;

namespace Bailiwick.Server.Quotas.Letters;

/// <summary>The words of one seller's quota letter. Nothing of what was added above stands in it.</summary>
internal static class QuotaLetter
{
    private static readonly double[] _columns = [40, 118, 196, 268, 340, 412, 483];

    /// <param name="Plan">Its name and the revision that approved it.</param>
    public sealed record Frame(string Workspace, (string Name, int Revision) Plan, string? Terms, IReadOnlyList<(DateOnly From, string Summary)> Changes);

    public static byte[] Write((LetterFont Plain, LetterFont Bold) fonts, Frame frame, QuotaEvaluation evaluation, QuotaEvaluation.SeatFigures seat)
    {
        var sheet = new LetterSheet(fonts.Plain, fonts.Bold);
        sheet.Heading(frame.Workspace, 16);
        sheet.Heading($"Quota letter for {seat.Name}", 13);
        sheet.Fact("Seller", seat.Name);
        sheet.Fact("Role", seat.Role ?? "not given");
        sheet.Fact("Plan", $"{frame.Plan.Name}, approved with revision {frame.Plan.Revision}");
        sheet.Fact("Fiscal year", Year(evaluation, seat));
        sheet.Fact("Territories", seat.Territories is { Count: > 0 } territories ? string.Join(", ", territories.Select(Territory)) : "none");
        sheet.Heading($"Quota of the year: {Amount(seat.Quota, evaluation)}", 12);
        Table(sheet, evaluation, seat);
        foreach (var words in Explained(evaluation, seat).Concat(frame.Changes.Select(change => $"{change.Summary} (from {Day(change.From)}).")))
        {
            sheet.Paragraph(words);
        }

        if (!string.IsNullOrWhiteSpace(frame.Terms))
        {
            sheet.Heading("Terms", 11);
            sheet.Paragraph(frame.Terms.Trim());
        }

        sheet.Heading("Acceptance", 11);
        sheet.Paragraph(Answered(seat));
        sheet.Skip(26);
        sheet.Line();
        sheet.Paragraph($"{seat.Name}, date and signature", 8);
        return sheet.Write($"Quota letter for {seat.Name}, {frame.Plan.Name}");
    }

    public static string Amount(decimal amount, QuotaEvaluation evaluation) => $"{Number(amount, evaluation)} {evaluation.Currency}";

    private static void Table(LetterSheet sheet, QuotaEvaluation evaluation, QuotaEvaluation.SeatFigures seat)
    {
        void Row(bool isBold, params string[] cells) => sheet.Row([.. cells.Zip(_columns)], isBold);
        Row(true, "Period", "From", "To", "Season %", "Ramp %", "Days", "Quota");
        sheet.Line();
        foreach (var (i, period) in seat.Periods.Index())
        {
            Row(
                false, $"{period.Number}", Day(period.Start), Day(period.Start.AddDays(period.Days - 1)),
                evaluation.Season is { } season ? Number(season.Percents[i], 2) : "", Number(period.RampPercent, 0), $"{period.DaysPresent} of {period.Days}", Number(period.Amount, evaluation));
        }

        sheet.Line();
        Row(true, "Sum", "", "", "", "", "", Number(seat.Quota, evaluation));
        sheet.Skip(6);
    }

    private static IEnumerable<string> Explained(QuotaEvaluation evaluation, QuotaEvaluation.SeatFigures seat)
    {
        if (evaluation.Season is { } season)
        {
            yield return season.Method switch
            {
                "even" => "A full quota is spread evenly over the periods.",
                "given" or "targetPlan" => "A full quota is spread over the periods by the plan's seasonality.",
                _ => $"A full quota is spread over the periods by the seasonality of past years, by {(season.Method == "meanShare" ? "mean share" : "mean index")}.",
            } + (season.IsSmoothed ? " The turn of the year is smoothed." : "");
        }

        var ramping = seat.Periods.Where(period => period.DaysPresent > 0 && period.RampPercent < 100).ToList();
        if (ramping.Count > 0)
        {
            yield return $"Ramp: {string.Join(", ", ramping.Select(period => $"{Number(period.RampPercent, 0)} % in period {period.Number}"))}, by the month of service; 100 % after.";
        }

        var part = seat.Periods.Where(period => period.DaysPresent > 0 && period.DaysPresent < period.Days).ToList();
        if (part.Count > 0)
        {
            yield return $"Part periods count by calendar days: {string.Join(", ", part.Select(period => $"{period.DaysPresent} of {period.Days} days in period {period.Number}"))}.";
        }

        var away = seat.Periods.Where(period => period.DaysPresent == 0).Select(period => $"{period.Number}").ToList();
        if (away.Count > 0)
        {
            yield return $"Periods without service carry nothing: {string.Join(", ", away)}.";
        }
    }

    private static string Answered(QuotaEvaluation.SeatFigures seat) => seat.Answer switch
    {
        { State: AnswerState.Accepted } given => $"Accepted by {given.By} on {given.At:yyyy-MM-dd}.{(given.Comment is { } words ? $" Comment: {words}" : "")}",
        { State: AnswerState.Disputed } given => $"Disputed by {given.By} on {given.At:yyyy-MM-dd}. Comment: {given.Comment}",
        _ => "Asked; not answered yet.",
    };

    private static string Territory(QuotaEvaluation.SeatTerritory one) =>
        one.IsOverlay ? $"{one.Name} (overlay, {Number(one.Percent, 2)} %)" : one.Percent == 100 ? one.Name : $"{one.Name} ({Number(one.Percent, 2)} %)";

    private static string Year(QuotaEvaluation evaluation, QuotaEvaluation.SeatFigures seat) =>
        $"{(evaluation.FiscalYear is { } year ? $"{year}: " : "")}{Day(seat.Periods[0].Start)} to {Day(seat.Periods[^1].Start.AddDays(seat.Periods[^1].Days - 1))}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // No more decimals than the unit of rounding has.
    private static string Number(decimal amount, QuotaEvaluation evaluation) =>
        amount.ToString(decimal.Truncate(evaluation.Unit) == evaluation.Unit && decimal.Truncate(amount) == amount ? "#,0" : "#,0.00", CultureInfo.InvariantCulture);

    private static string Number(decimal percent, int decimals) => percent.ToString(decimals == 0 ? "0.##" : "0.00", CultureInfo.InvariantCulture);
}
