using System.Collections.Immutable;
using System.Globalization;

namespace Bailiwick.Core.Management.Routing;

/// <summary>
/// Finds the accounts that a lead may belong to, by domain, name and address, with a score and its reasons. Made once for many leads; safe for
/// many threads at once.
/// </summary>
public sealed class LeadMatcher
{
    private const int SameDomain = 60;
    private const int SameCompanyDomain = 50;
    private const int SameName = 40;
    private const int SameStreet = 25;
    private const int SamePostalCode = 10;
    private const int SameCity = 5;
    private const int OtherCountry = -10;
    private const double LeastLikeness = 0.6;
    private const int PrefixLetters = 4;

    // A word that very many names begin with, as "first" or "american", finds nobody by itself.
    private const int MostByPrefix = 5000;

    private readonly IReadOnlyList<LeadFacts> _accounts;
    private readonly ILookup<string, int> _byDomain;
    private readonly ILookup<string, int> _byPrefix;
    private readonly ILookup<string, int> _byPlace;
    private readonly IReadOnlyList<string>[] _words;

    /// <summary>Files the accounts. O(accounts x words).</summary>
    /// <param name="accounts">All accounts, as facts with the account's own name, website and billing address.</param>
    public LeadMatcher(IReadOnlyList<LeadFacts> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        _accounts = accounts;
        _words = [.. accounts.Select(one => CompanyNames.Words(one.Company))];
        var rows = Enumerable.Range(0, accounts.Count).ToArray();
        _byDomain = rows.SelectMany(row => DomainsOf(accounts[row]).Select(Domains.Registered).Distinct().Select(domain => (domain, row))).ToLookup(one => one.domain, one => one.row, StringComparer.Ordinal);
        _byPrefix = rows.SelectMany(row => _words[row].Select(Prefix).Distinct().Select(prefix => (prefix, row))).ToLookup(one => one.prefix, one => one.row, StringComparer.Ordinal);
        _byPlace = rows.Where(row => PlaceOf(accounts[row]) is not null).ToLookup(row => PlaceOf(accounts[row])!, StringComparer.Ordinal);
    }

    /// <summary>The best accounts, best first; equal scores by key. Empty when nothing speaks for any. O(candidates).</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="most">How many at most.</param>
    public ImmutableArray<LeadMatch> Match(LeadFacts lead, int most = 5)
    {
        ArgumentNullException.ThrowIfNull(lead);
        var words = CompanyNames.Words(lead.Company);
        var rows = DomainsOf(lead).Select(Domains.Registered).SelectMany(domain => _byDomain[domain])
            .Concat(words.Select(Prefix).Distinct().Select(prefix => _byPrefix[prefix]).Where(found => found.Take(MostByPrefix + 1).Count() <= MostByPrefix).SelectMany(found => found))
            .Concat(PlaceOf(lead) is { } place ? _byPlace[place] : []).Distinct();
        return [.. rows.Select(row => Compare(lead, words, row)).Where(match => match.Score > 0)
            .OrderByDescending(match => match.Score).ThenBy(match => match.Account, StringComparer.Ordinal).Take(most)];
    }

    private LeadMatch Compare(LeadFacts lead, IReadOnlyList<string> words, int row)
    {
        var account = _accounts[row];
        var evidence = new List<MatchEvidence>();
        if (ByDomain(lead, account) is { } domain)
        {
            evidence.Add(domain);
        }

        var likeness = CompanyNames.Likeness(words, _words[row]);
        if (likeness >= LeastLikeness)
        {
            var how = likeness > 0.9999 ? "same name" : string.Create(CultureInfo.InvariantCulture, $"name {likeness * 100:0} % like");
            evidence.Add(new MatchEvidence((int)Math.Round(SameName * likeness), $"{how} {account.Company}"));
        }

        evidence.AddRange(ByAddress(lead, account));
        return new LeadMatch(account.Key, Math.Clamp(evidence.Sum(one => one.Points), 0, 100), [.. evidence.OrderByDescending(one => one.Points)]);
    }

    private static MatchEvidence? ByDomain(LeadFacts lead, LeadFacts account)
    {
        string[] mine = [.. DomainsOf(lead)];
        string[] theirs = [.. DomainsOf(account)];
        if (mine.FirstOrDefault(domain => theirs.Contains(domain, StringComparer.Ordinal)) is { } same)
        {
            return new MatchEvidence(SameDomain, $"same domain {same}");
        }

        return mine.Select(Domains.Registered).FirstOrDefault(domain => theirs.Any(other => Domains.Registered(other) == domain)) is { } company
            ? new MatchEvidence(SameCompanyDomain, $"both under the domain {company}")
            : null;
    }

    private static IEnumerable<MatchEvidence> ByAddress(LeadFacts lead, LeadFacts account)
    {
        var isSamePostalCode = PostalCodeOf(lead) is { } code && code == PostalCodeOf(account);
        if (isSamePostalCode)
        {
            var isSameStreet = Folded(lead.Street).Length > 0 && Folded(lead.Street) == Folded(account.Street);
            yield return isSameStreet
                ? new MatchEvidence(SameStreet, $"same street {account.Street} and postal code {account.PostalCode}")
                : new MatchEvidence(SamePostalCode, $"same postal code {account.PostalCode}");
        }
        else if (Folded(lead.City).Length > 0 && Folded(lead.City) == Folded(account.City) && Folded(lead.State) == Folded(account.State))
        {
            yield return new MatchEvidence(SameCity, $"same city {account.City}");
        }

        if (Folded(lead.Country).Length > 0 && Folded(account.Country).Length > 0 && Folded(lead.Country) != Folded(account.Country))
        {
            yield return new MatchEvidence(OtherCountry, $"other country {account.Country}");
        }
    }

    private static IEnumerable<string> DomainsOf(LeadFacts facts) =>
        new[] { Domains.Of(facts.Website), Domains.Of(facts.Email) }.OfType<string>().Where(domain => !Domains.IsFree(domain)).Distinct(StringComparer.Ordinal);

    private static string? PlaceOf(LeadFacts facts) => PostalCodeOf(facts) is { } code && Folded(facts.Street) is { Length: > 0 } street ? $"{code} {street}" : null;

    private static string? PostalCodeOf(LeadFacts facts)
    {
        var code = string.Concat((facts.PostalCode ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return code.Length == 0 ? null : code.Length == 9 && code.All(char.IsAsciiDigit) ? code[..5] : code;
    }

    private static string Folded(string? text) => string.Join(' ', CompanyNames.Words(text));

    private static string Prefix(string word) => word.Length <= PrefixLetters ? word : word[..PrefixLetters];
}
