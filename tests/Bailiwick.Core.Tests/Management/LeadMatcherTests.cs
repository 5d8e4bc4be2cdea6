using Bailiwick.Core.Management.Routing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bailiwick.Core.Tests.Management;

/// <summary>Which account a lead belongs to, and why.</summary>
public sealed class LeadMatcherTests
{
    private static readonly LeadFacts[] _accounts =
    [
        new("acme", "ACME Corporation") { Website = "https://www.acme.com/en", Street = "1 Main St.", City = "Boston", State = "MA", PostalCode = "02101-1234", Country = "USA" },
        new("acme-uk", "Acme Ltd") { Website = "acme.co.uk", City = "London", PostalCode = "EC1A 1BB", Country = "UK" },
        new("grosse", "Größe & Söhne GmbH") { City = "Köln", PostalCode = "50667", Country = "Germany" },
        new("globex", "Globex Holdings") { Website = "globex.example", PostalCode = "60601" },
    ];

    [Theory]
    [InlineData("https://www.Acme.com:443/about?x=1", "acme.com")]
    [InlineData("jo@eu.acme.com", "eu.acme.com")]
    [InlineData("WWW.ACME.COM", "acme.com")]
    [InlineData("http://jo@acme.com/", "acme.com")]
    [InlineData("nobody", null)]
    [InlineData("a b.com", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_domain_is_read(string? address, string? domain) => Assert.Equal(domain, Domains.Of(address));

    [Theory]
    [InlineData("eu.mail.acme.co.uk", "acme.co.uk")]
    [InlineData("eu.acme.com", "acme.com")]
    [InlineData("acme.io", "acme.io")]
    [InlineData("co.uk", "co.uk")]
    public void A_company_registers_part_of_it(string domain, string registered) => Assert.Equal(registered, Domains.Registered(domain));

    [Theory]
    [InlineData("The ACME Company, Inc.", "acme")]
    [InlineData("Größe & Söhne GmbH", "grosse sohne")]
    [InlineData("Macy's", "macys")]
    [InlineData("Holdings Ltd", "holdings ltd")]
    [InlineData(null, "")]
    public void A_name_is_its_telling_words(string? name, string words) => Assert.Equal(words, string.Join(' ', CompanyNames.Words(name)));

    [Fact]
    public void A_domain_alone_is_enough()
    {
        var match = new LeadMatcher(_accounts).Match(new LeadFacts("lead", "Something else") { Email = "jo@acme.com" })[0];
        Assert.Equal(("acme", 60, true), (match.Account, match.Score, match.IsEnough));
        Assert.Equal("same domain acme.com", Assert.Single(match.Evidence).Words);
    }

    [Fact]
    public void A_name_alone_is_not_enough_and_with_a_postal_code_it_is()
    {
        var matcher = new LeadMatcher(_accounts);
        Assert.Equal([("acme", 40), ("acme-uk", 40)], matcher.Match(new LeadFacts("lead", "Acme")).Select(match => (match.Account, match.Score)));
        var match = matcher.Match(new LeadFacts("lead", "Acme, Inc") { PostalCode = "02101" })[0];
        Assert.Equal(("acme", 50, true), (match.Account, match.Score, match.IsEnough));
        Assert.Equal(["same name ACME Corporation", "same postal code 02101-1234"], match.Evidence.Select(one => one.Words));
    }

    [Fact]
    public void A_misspelled_name_at_the_same_street_matches()
    {
        var match = new LeadMatcher(_accounts).Match(new LeadFacts("lead", "Acmee") { Street = "1 main st", PostalCode = "02101" })[0];
        Assert.Equal("acme", match.Account);
        Assert.True(match.IsEnough, $"{match.Score}: {string.Join(", ", match.Evidence)}");
    }

    [Fact]
    public void A_free_mail_address_says_nothing_and_another_country_speaks_against()
    {
        var matcher = new LeadMatcher([.. _accounts, new LeadFacts("free", "Mailer") { Website = "gmail.com" }]);
        Assert.Empty(matcher.Match(new LeadFacts("lead", null) { Email = "jo@gmail.com" }));
        var abroad = matcher.Match(new LeadFacts("lead", "Acme") { Country = "USA" });
        Assert.Equal(("acme", 40), (abroad[0].Account, abroad[0].Score));
        Assert.Equal(("acme-uk", 30), (abroad[1].Account, abroad[1].Score));
        Assert.Equal("other country UK", abroad[1].Evidence[^1].Words);
    }

    [Fact]
    public void A_subdomain_of_the_company_matches_a_little_less() =>
        Assert.Equal(("acme-uk", 50), new LeadMatcher(_accounts).Match(new LeadFacts("lead", "x") { Website = "shop.acme.co.uk" }).Select(match => (match.Account, match.Score)).First());

    [Fact]
    public void The_index_finds_what_comparing_with_every_account_finds() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new System.Random(seed);
            string Any(params string[] of) => of[random.Next(of.Length)];
            LeadFacts Draw(string key) => new(key, $"{Any("Acme", "Acmee", "Globex", "Initech", "Umbrella")} {Any("Steel", "Stell", "Foods", "")} {Any("Inc", "Ltd", "")}")
            {
                Website = Any("acme.com", "eu.acme.com", "globex.co.uk", "gmail.com", ""),
                Email = Any("a@acme.com", "b@initech.io", "c@gmail.com", ""),
                Street = Any("1 Main St", "2 Oak Ave", ""),
                PostalCode = Any("02101", "60601", ""),
                Country = Any("USA", "UK", ""),
            };
            LeadFacts[] accounts = [.. Enumerable.Range(0, 1 + random.Next(20)).Select(one => Draw($"A{one:00}"))];
            var lead = Draw("lead");
            var whole = new LeadMatcher(accounts).Match(lead, most: 100).Where(match => match.IsEnough).Select(match => (match.Account, match.Score));
            var single = accounts.SelectMany(account => new LeadMatcher([account]).Match(lead)).Where(match => match.IsEnough).OrderByDescending(match => match.Score).ThenBy(match => match.Account, StringComparer.Ordinal)
                .Select(match => (match.Account, match.Score));
            Assert.Equal(single, whole);
        }));

    [Fact]
    public void Changes_one_after_the_other_match_as_all_filed_anew()
    {
        var random = new Random(11);
        string[] words = ["Acme", "Globex", "Harbor", "Summit", "Foods", "Tools", "North", "Inc"];
        string Word() => words[random.Next(words.Length)];
        LeadFacts Facts(string key) => new(key, $"{Word()} {Word()}")
        {
            Website = $"https://{Word()}{random.Next(4)}.example",
            Street = $"{random.Next(1, 4)} Main St",
            PostalCode = $"0410{random.Next(3)}",
            City = Word(),
        };
        var accounts = Enumerable.Range(0, 60).Select(at => Facts($"A{at:00}")).ToDictionary(one => one.Key);
        var matcher = new LeadMatcher([.. accounts.Values]);
        for (var step = 0; step < 60; step++)
        {
            var changed = Enumerable.Range(0, random.Next(4)).Select(_ => Facts($"A{random.Next(80):00}")).DistinctBy(one => one.Key).ToList();
            var gone = accounts.Keys.Where(key => random.Next(40) == 0 && !changed.Exists(one => one.Key == key)).ToList();
            changed.ForEach(one => accounts[one.Key] = one);
            gone.ForEach(key => accounts.Remove(key));
            matcher = matcher.With(changed, gone);

            var anew = new LeadMatcher([.. accounts.Values]);
            for (var lead = 0; lead < 10; lead++)
            {
                var asked = Facts("lead");
                Assert.Equal(anew.Match(asked, 9).Select(one => (one.Account, one.Score)), matcher.Match(asked, 9).Select(one => (one.Account, one.Score)));
            }
        }

        Assert.True(matcher.Changes > 40, $"{matcher.Changes}");
    }
}
