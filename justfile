# Everything that CI does can be done with one word here.

default: build

build:
    dotnet build LeadToCash.Functions.sln

test *args:
    dotnet test LeadToCash.Functions.sln {{args}}

run *args:
    dotnet run --project functions -- {{args}}

demo:
    dotnet run --project functions -- --demo

# just bench engine --storage embedded
bench *args:
    dotnet run -c Release --project bench -- {{args}}

format:
    dotnet format LeadToCash.Functions.sln

ci:
    bash .ci/run

# the same code on Azure's packages
azure:
    bash .ci/azure
