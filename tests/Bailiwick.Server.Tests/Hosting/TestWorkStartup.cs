using Bailiwick.Server.Jobs;
using Bailiwick.Server.Tests.Hosting;
using Bailiwick.Server.Tests.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(TestWorkStartup))]

namespace Bailiwick.Server.Tests.Hosting;

/// <summary>Adds work for tests to the built service when it is started by one (ASP.NET Core's own way of adding to a host from outside).</summary>
public sealed class TestWorkStartup : IHostingStartup
{
    public const string Switch = "BAILIWICK_TEST_WORK";

    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(Switch) is not null)
        {
            builder.ConfigureServices(services => services.AddScoped<IJobWork, StepWork>());
        }
    }
}
