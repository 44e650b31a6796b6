// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Numbers and dates on the screen are those of the C locale in a program that links this, whatever the
// environment says, as tests compare them with texts. The C library keeps the environment's locale.

#include <QCoreApplication>
#include <QLocale>

namespace {

void usePlainNumbers()
{
    QLocale::setDefault(QLocale::c());
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(usePlainNumbers)
